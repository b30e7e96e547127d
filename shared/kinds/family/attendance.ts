import type { Fields } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import type { Surroundings } from '../kind.ts';
import { languageRows, mergeFieldRow, textOf, type Written } from './write.ts';

const officePhone = 'Office phone';
const helpOffered = 'Help the school offers';

const body: readonly Written[] = [
  {
    as: 'heading',
    words: {
      en: 'We miss {{student_first_name}} at school',
      es: 'Extrañamos a {{student_first_name}} en la escuela',
    },
  },
  { words: { en: 'Dear {{family_name}} family:', es: 'Estimada familia {{family_name}}:' } },
  {
    words: {
      en: '{{student_first_name}} has missed {{days_absent}} days of school so far. Each day in class helps. We want to help you too.',
      es: '{{student_first_name}} ha faltado {{days_absent}} días a la escuela hasta hoy. Cada día en clase cuenta. También queremos ayudarle a usted.',
    },
  },
  { words: { en: 'You can help in three ways:', es: 'Usted puede ayudar de tres maneras:' } },
  {
    as: 'bullet',
    words: {
      en: 'Call us on the first morning your child is out.',
      es: 'Llámenos la primera mañana que su hijo o hija no venga.',
    },
  },
  {
    as: 'bullet',
    words: {
      en: 'Plan trips for days when there is no school.',
      es: 'Haga los viajes en días sin clases.',
    },
  },
  {
    as: 'bullet',
    words: {
      en: 'Tell us what makes it hard to come. We will look for a way with you.',
      es: 'Díganos qué hace difícil venir. Buscaremos una solución con usted.',
    },
  },
  {
    words: {
      en: 'We can help with: [[Help the school offers]].',
      es: 'Podemos ayudar con: [[Help the school offers]].',
    },
  },
  { words: { en: 'Please call us at [[Office phone]].', es: 'Llámenos al [[Office phone]].' } },
];

const legal: readonly Written[] = [
  {
    words: {
      en: 'You may ask for this letter in your language and for an interpreter. Both are free.',
      es: 'Usted puede pedir esta carta en su idioma y un intérprete. Las dos cosas son gratis.',
    },
  },
];

/** A first letter about absences, in English and Spanish, in words of our own. */
export function attendance(_: Surroundings, id: () => string): Fields {
  const slots = new Map([
    [officePhone, id()],
    [helpOffered, id()],
  ]);
  const writing = { id, who: 'Second Draft', slots };
  return {
    title: lineOf('First letter about absences'),
    purpose: lineOf('Tell a family early, and offer help before it becomes a problem'),
    trigger: lineOf('3 absences, excused or not'),
    audience: lineOf('Families, K-12'),
    channel: 'letter',
    tone: lineOf('Warm, short, no blame'),
    source: 'en',
    languages: languageRows(['en', 'es']),
    body: textOf(body, 'en', writing),
    legal: textOf(legal, 'en', writing),
    citation: lineOf('Title VI, Civil Rights Act of 1964'),
    slots: [...slots].map(([label, row]) => ({ id: row, fields: { label: lineOf(label) } })),
    mergeFields: [
      mergeFieldRow('student_first_name', 'name', 'Maya'),
      mergeFieldRow('family_name', 'name', 'Rivera'),
      mergeFieldRow('days_absent', 'number', '3'),
    ],
  };
}
