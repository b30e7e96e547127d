import type { Fields } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import type { Locale } from '../../model.ts';
import type { Surroundings } from '../kind.ts';
import { languageRows, mergeFieldRow, textOf, type Written } from './write.ts';

/** What describes the template, in the language of whoever begins it; its letter is in both. */
const about = {
  title: { en: 'First letter about absences', es: 'Primera carta sobre ausencias' },
  purpose: {
    en: 'Tell a family early, and offer help before it becomes a problem',
    es: 'Avisar pronto a la familia y ofrecerle ayuda antes de que sea un problema',
  },
  trigger: { en: '3 absences, excused or not', es: '3 ausencias, justificadas o no' },
  audience: { en: 'Families, K-12', es: 'Familias, de kínder al grado 12' },
  tone: { en: 'Warm, short, no blame', es: 'Cálido, breve, sin culpar' },
  citation: {
    en: 'Title VI, Civil Rights Act of 1964',
    es: 'Título VI de la Ley de Derechos Civiles de 1964',
  },
};
const slotLabels = {
  phone: { en: 'Office phone', es: 'Teléfono de la oficina' },
  help: { en: 'Help the school offers', es: 'Ayuda que ofrece la escuela' },
};

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
      en: 'We can help with: [[help]].',
      es: 'Podemos ayudar con: [[help]].',
    },
  },
  { words: { en: 'Please call us at [[phone]].', es: 'Llámenos al [[phone]].' } },
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
export function attendance(_: Surroundings, id: () => string, locale: Locale): Fields {
  const slots = new Map(Object.values(slotLabels).map((label) => [label[locale], id()]));
  const labelled = (units: readonly Written[]) => units.map((unit) => withLabels(unit, locale));
  const writing = { id, who: 'Second Draft', slots };
  return {
    ...Object.fromEntries(Object.entries(about).map(([name, words]) => [name, lineOf(words[locale])])),
    channel: 'letter',
    source: 'en',
    languages: languageRows(['en', 'es']),
    body: textOf(labelled(body), 'en', writing),
    legal: textOf(legal, 'en', writing),
    slots: [...slots].map(([label, row]) => ({ id: row, fields: { label: lineOf(label) } })),
    mergeFields: [
      mergeFieldRow('student_first_name', 'name', 'Maya'),
      mergeFieldRow('family_name', 'name', 'Rivera'),
      mergeFieldRow('days_absent', 'number', '3'),
    ],
  };
}

/** A slot has one label, in whatever language it stands. */
function withLabels({ words, ...unit }: Written, locale: Locale): Written {
  const named = (text: string) =>
    Object.entries(slotLabels).reduce(
      (said, [name, label]) => said.replace(`[[${name}]]`, `[[${label[locale]}]]`),
      text,
    );
  return {
    ...unit,
    words: Object.fromEntries(Object.entries(words).map(([lang, text]) => [lang, named(text)])),
  };
}
