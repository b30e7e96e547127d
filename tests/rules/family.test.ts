import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isKeyAllowed, isRootAllowed } from '../../shared/content/address.ts';
import { applyChanges, seedDoc } from '../../shared/content/apply.ts';
import type { Fields, Node } from '../../shared/content/fields.ts';
import { deviationsOf, hitsOf, readWords, writeWords } from '../../shared/content/glossary.ts';
import { contentOf } from '../../shared/content/json.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { lineOf } from '../../shared/content/text.ts';
import { translationOf, unitsOf, wordsOf } from '../../shared/content/units.ts';
import { en } from '../../shared/i18n/en.ts';
import { es } from '../../shared/i18n/es.ts';
import { check } from '../../shared/kinds/family/checks.ts';
import { rowIdOf } from '../../shared/kinds/family/ids.ts';
import { family } from '../../shared/kinds/family/index.ts';
import { unreadyOf } from '../../shared/kinds/family/letters/unready.ts';
import { locks } from '../../shared/kinds/family/locks.ts';
import { readingOf } from '../../shared/kinds/family/reading.ts';
import {
  directionOf,
  filled,
  languagesOf,
  percentCurrent,
  sourceUnits,
  tableOf,
  textIn,
} from '../../shared/kinds/family/rules.ts';
import { fleschKincaid } from '../../shared/readability/figures.ts';
import { around, fieldsOf, letter, liveLetter } from '../kit/family.ts';

const unit = '111111111111';
const content = (fields: Fields) => ({ kind: 'family', kindVersion: 1, fields });
const messages = (fields: Fields, surroundings = {}) =>
  check(content(fields), { ...around, ...surroundings }).map(({ level, message }) => `${level} ${message}`);
/** A letter of one paragraph in English, and what stands for it in Spanish. */
const short = (
  source: readonly Node[],
  spanish?: readonly Node[],
  made?: ReturnType<typeof translationOf>,
): Fields => ({
  source: 'en',
  languages: ['en', 'es'].map((tag) => ({ id: rowIdOf(tag), fields: { tag } })),
  mergeFields: [{ id: rowIdOf('name'), fields: { name: 'name', type: 'name', sample: lineOf('Maya') } }],
  body: {
    texts: { en: [{ type: 'paragraph', attrs: { id: unit }, content: source }] },
    units: { es: { [unit]: { ...(spanish ? { text: spanish } : {}), ...(made ? { made } : {}) } } },
  },
});
const mergeField: Node = { type: 'mergeField', attrs: { name: 'name' } };
const reviewed = (words: string) => translationOf(words, { state: 'reviewed', at: 1, who: 'Ana' });

describe('units of a text in several languages', () => {
  it('C132: a translated unit and what it was made from have one legal place; rows, blocks and other fields do not pass for one', () => {
    expect(isRootAllowed(family.fields, `body/${unit}@es`)).toBe(true);
    expect(isKeyAllowed(family.fields, `body/${unit}@es`)).toBe(true);
    for (const address of [
      `body/${unit}`,
      `title/${unit}@es`,
      `body/${unit}/x@es`,
      `body/short@es`,
      `slots/${unit}@es`,
    ]) {
      expect(isRootAllowed(family.fields, address), address).toBe(false);
      expect(isKeyAllowed(family.fields, address), address).toBe(false);
    }
    expect(isKeyAllowed(family.fields, `body@es`)).toBe(false);
  });

  it('C133: what seeding writes reads back; what stands for a paragraph that is gone is left out, and is there again with it', () => {
    const fields = normalise(family.fields, letter());
    const ydoc = new Y.Doc();
    seedDoc(ydoc, family.fields, fields, 'seed');
    expect(fieldsOf(ydoc)).toEqual(fields);
    const body = ydoc.getXmlFragment('body@en');
    const undo = new Y.UndoManager(body);
    body.delete(0, 1);
    const gone = sourceUnits(fields, 'body')[0]?.id ?? '';
    const spanish = () => tableOf(fieldsOf(ydoc), 'es').map(({ id }) => id);
    expect(spanish()).not.toContain(gone);
    expect(JSON.stringify(fieldsOf(ydoc))).not.toContain(gone);
    undo.undo();
    expect(fieldsOf(ydoc)).toEqual(fields);
  });

  it('C134: two people who begin the same unit at once write in one text', () => {
    const first = liveLetter();
    const id = sourceUnits(fieldsOf(first), 'body')[0]?.id ?? '';
    const peers = ['Bonjour', 'Salut'].map((words) => {
      const ydoc = new Y.Doc();
      Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(first));
      applyChanges(
        ydoc,
        family.fields,
        [{ type: 'text', address: `body/${id}@fr`, nodes: lineOf(words) }],
        'local',
      );
      return ydoc;
    });
    const states = peers.map((ydoc) => Y.encodeStateAsUpdate(ydoc));
    for (const ydoc of peers) for (const state of states) Y.applyUpdate(ydoc, state);
    const [one, other] = peers.map((ydoc) => JSON.stringify(contentOf(ydoc, family).fields.body));
    expect(one).toBe(other);
    expect(one).toContain('Bonjour');
    expect(one).toContain('Salut');
  });

  it('C135: merge fields and slots are words of a unit by their names; marks and line breaks are not', () => {
    const words = wordsOf([
      { type: 'text', text: 'Dear ', marks: [{ type: 'bold' }] },
      mergeField,
      { type: 'hardBreak' },
      { type: 'slot', attrs: { slot: unit, label: 'Office' } },
    ]);
    expect(words).toBe('Dear {{name}} [Office]');
    expect(unitsOf([{ type: 'paragraph', attrs: { id: unit } }])).toEqual([]);
  });
});

describe('a family template', () => {
  it('C136: missing, unread, machine and outdated units stop publishing; a reviewed one that is current does not', () => {
    const english = lineOf('Call us.');
    const spanish = lineOf('Llámenos.');
    const machine = translationOf('Call us.', { state: 'machine', at: 1, who: 'Ana', tool: 'Tool' });
    expect(messages(short(english))).toContain('error family.check.missing');
    expect(messages(short(english, spanish))).toContain('error family.check.draft');
    expect(messages(short(english, spanish, machine))).toContain('error family.check.machine');
    expect(messages(short(english, spanish, reviewed('Call.')))).toContain('error family.check.outdated');
    expect(
      messages(short(english, spanish, reviewed('Call us.'))).filter((one) => one.startsWith('error')),
    ).toEqual([]);
    expect(messages({})).toEqual(['error family.check.empty']);
  });

  it('C137: a merge field that a language lacks, or has alone, or that no list names, stops publishing', () => {
    const [hi, hola] = [lineOf('Hi '), lineOf('Hola ')];
    expect(messages(short([...hi, mergeField], hola, reviewed('Hi {{name}}')))).toContain(
      'error family.check.fieldMissing',
    );
    expect(messages(short(hi, [...hola, mergeField], reviewed('Hi')))).toContain(
      'error family.check.fieldExtra',
    );
    const unknown: Node = { type: 'mergeField', attrs: { name: 'bus' } };
    expect(messages(short([unknown], [unknown], reviewed('{{bus}}')))).toContain(
      'error family.check.fieldUnknown',
    );
  });

  it('C138: an open slot warns in the template and stops publishing in a fork; the legal block is locked in a fork only', () => {
    expect(messages(letter())).toContain('warning family.check.slotOpen');
    expect(messages(letter(), { isFork: true })).toContain('error family.check.slot');
    expect(locks({ fork: true })).toEqual(['legal', 'citation']);
    expect(locks({ fork: false })).toEqual([]);
  });

  it('C139: over 150 words, or above grade 6 in English, warns', () => {
    const long = lineOf('We help. '.repeat(80));
    expect(messages(short(long))).toContain('warning family.check.long');
    const hard = lineOf(
      'Notification regarding accumulated unexcused absenteeism necessitates immediate administrative consideration.',
    );
    expect(messages(short(hard))).toContain('warning family.check.hard');
    expect(messages(short(lineOf('Please call us.')))).not.toContain('warning family.check.hard');
  });

  it('C147: to the formulas a merge field is one plain word, whatever its sample, and a heading without a full stop is a sentence', () => {
    const sampled = (sample: string) => ({
      ...short([...lineOf('We miss '), mergeField, ...lineOf(' at school.')]),
      mergeFields: [{ id: rowIdOf('name'), fields: { name: 'name', type: 'name', sample: lineOf(sample) } }],
    });
    const readings = ['', 'Maya', 'Maximiliana de los Santos Echeverría'].map((sample) =>
      readingOf(sampled(sample), 'en'),
    );
    for (const reading of readings) {
      expect(reading).toMatchObject({ words: 5, sentences: 1 });
      expect(reading.grade).toBeCloseTo(0.39 * 5 + 11.8 - 15.59, 6);
    }
    expect(readings[2]?.sms.length).toBe((readings[1]?.sms.length ?? 0) + 32);
    // By hand: 99 words in 14 lines and sentences; ten syllables more than words.
    const reading = readingOf(letter(), 'en');
    expect(reading).toMatchObject({ words: 99, sentences: 14 });
    expect(reading.grade).toBeCloseTo(fleschKincaid({ words: 99, sentences: 14, syllables: 109 }), 6);
  });

  it('C149: a template is not ready while a slot is open or a language is unfinished; what is no matter of the letter is not said', () => {
    const said = (fields: Fields) => unreadyOf(fields).map(({ message }) => message);
    const english = lineOf('Call us.');
    const machine = translationOf('Call us.', { state: 'machine', at: 1, who: 'Ana', tool: 'Tool' });
    expect(said(letter())).toEqual(['family.check.slot', 'family.check.slot']);
    expect(said(short(english))).toEqual(['family.check.missing']);
    expect(said(short(english, lineOf('Llámenos.')))).toEqual(['family.check.draft']);
    expect(said(short(english, lineOf('Llámenos.'), machine))).toEqual(['family.check.machine']);
    expect(said(short(english, lineOf('Llámenos.'), reviewed('Call.')))).toEqual(['family.check.outdated']);
    expect(said(short(english, lineOf('Llámenos.'), reviewed('Call us.')))).toEqual([]);
  });

  it('C140: percent is whole and 100 only when all is current; a language reads with the source’s blocks, and says where it is not its own', () => {
    const fields = letter();
    expect(percentCurrent(tableOf(fields, 'es'))).toBe(100);
    expect(percentCurrent([])).toBe(0);
    expect(percentCurrent([...tableOf(fields, 'es'), { status: 'missing' }])).toBe(90);
    expect(languagesOf(fields)).toEqual(['en', 'es']);
    expect(textIn(fields, 'body', 'es').map(({ type }) => type)).toEqual(
      textIn(fields, 'body', 'en').map(({ type }) => type),
    );
    const [untranslated] = textIn(short(lineOf('Call us.')), 'body', 'ar');
    expect(untranslated?.attrs).toMatchObject({ lang: 'en', dir: 'ltr' });
    const sampled = filled(textIn(fields, 'body', 'en'), fields, 'en', { samples: true });
    expect(JSON.stringify(sampled)).toContain('Rivera');
  });

  it('C141: the page has every language with its tag and direction, escaped, and no merge field or slot breaks out of it', () => {
    const hostile = short(lineOf('<img src=x onerror=alert(1)>'), lineOf('</div><script>'), reviewed('x'));
    const page = family.page({
      content: content(hostile),
      surroundings: around,
      t: (id) => en[id] ?? id,
      locale: 'en',
    });
    expect(page).toContain('lang="es" dir="ltr"');
    expect(page).not.toMatch(/<script|<img/);
    const arabic = { ...hostile, languages: ['ar'].map((tag) => ({ id: rowIdOf(tag), fields: { tag } })) };
    const body = {
      texts: {
        en: [{ type: 'paragraph', attrs: { id: unit }, content: lineOf('Hi') }],
      },
      units: { ar: { [unit]: { text: lineOf('مرحبا') } } },
    };
    expect(
      family.page({
        content: content({ ...arabic, body }),
        surroundings: around,
        t: (id) => id,
        locale: 'en',
      }),
    ).toContain('lang="ar" dir="rtl"');
  });

  it('C146: a telephone number that a district filled in is not turned around among words written from the right', () => {
    const slot: Node = { type: 'slot', attrs: { slot: unit, label: 'Phone' } };
    const fields: Fields = {
      source: 'en',
      slots: [{ id: unit, fields: { value: { texts: { en: lineOf('610-555-0100') } } } }],
    };
    const words = (lang: string) => wordsOf(filled([slot], fields, lang, { samples: false }));
    expect(words('ar')).toBe('\u2068610-555-0100\u2069');
    expect(words('es')).toBe('610-555-0100');
  });

  it('C142: scripts from the right are known by language and by script', () => {
    for (const tag of ['ar', 'fa-AF', 'ps', 'ur', 'he', 'ckb', 'pa-Arab', 'az-Arab'])
      expect(directionOf(tag), tag).toBe('rtl');
    for (const tag of ['en', 'es', 'vi', 'ar-Latn', 'ha', 'sd-Latn'])
      expect(directionOf(tag), tag).toBe('ltr');
  });

  it('C143: both catalogues say every check and every status', () => {
    const said = Object.keys(en).filter((id) => id.startsWith('family.'));
    expect(said.filter((id) => !es[id])).toEqual([]);
    const all = [letter(), short(lineOf('Hi')), {}].flatMap((fields) => check(content(fields), around));
    expect(all.filter(({ message }) => !en[message])).toEqual([]);
  });
});

describe('codes', () => {
  it.each(['constructor', 'valueOf', 'toString', 'not a tag'])(
    'C132: “%s” names no language, wherever it was written',
    (tag) => {
      const ydoc = liveLetter();
      ydoc.getMap('values').set('source', tag);
      ydoc.getMap('values').set(`languages/${rowIdOf('es')}/tag`, tag);
      const fields = fieldsOf(ydoc);
      expect(fields.source).toBeUndefined();
      expect(languagesOf(fields)).not.toContain(tag);
      expect(normalise(family.fields, { ...fields, source: tag }).source).toBeUndefined();
      expect(isRootAllowed(family.fields, `body@${tag}`)).toBe(false);
      expect(messages(fields)).toEqual(['error family.check.empty']);
    },
  );
});

describe('the glossary', () => {
  const term = { id: '1', lang: 'en', term: 'absence', words: { es: ['ausencia', 'falta'] }, note: '' };

  it('C144: terms are found as whole words in any case; a translation with none of the agreed words deviates', () => {
    expect(hitsOf('Absence, an absence; absences.', 'absence')).toEqual([
      { from: 0, to: 7 },
      { from: 12, to: 19 },
    ]);
    const source = { lang: 'en', words: 'One absence.' };
    expect(deviationsOf([term], source, { lang: 'es-MX', words: 'Una inasistencia.' })).toEqual([
      { term: 'absence', wanted: ['ausencia', 'falta'] },
    ]);
    expect(deviationsOf([term], source, { lang: 'es', words: 'Una Ausencia.' })).toEqual([]);
    expect(deviationsOf([term], source, { lang: 'so', words: 'x' })).toEqual([]);
    const loud = { ...term, lang: 'EN', words: { ES: ['ausencia'] } };
    expect(deviationsOf([loud], source, { lang: 'es-MX', words: 'Una falta.' })).toHaveLength(1);
  });

  it('C145: words are read a language a line, and written the same', () => {
    const words = readWords('es: ausencia, falta\nar: غياب، تغيب');
    expect(words).toEqual({ es: ['ausencia', 'falta'], ar: ['غياب', 'تغيب'] });
    expect(words && readWords(writeWords(words))).toEqual(words);
    expect(readWords('ausencia')).toBeUndefined();
  });
});
