import type { Content, Fields } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import type { Check, Surroundings } from '../kind.ts';
import { translated } from './fields.ts';
import { rowsOf, textOf } from './read.ts';
import { readingOf } from './reading.ts';
import {
  languageName,
  languageRow,
  languagesOf,
  mergeFieldsIn,
  parity,
  slotsIn,
  slotValue,
  sourceOf,
  sourceUnits,
  type Status,
  tableOf,
  targetsOf,
  type UnitRow,
} from './rules.ts';

/** What the law of short letters says: longer or harder ones are read by fewer families. */
export const mostWords = 150;
export const highestGrade = 6;

/** The live check list of a family template: what stops publishing and what needs a reason. */
export function check(content: Content, surroundings: Surroundings): readonly Check[] {
  const { fields } = content;
  const source = textOf(fields.source);
  if (sourceUnits(fields, 'body').length === 0) {
    return [make('error', 'family.check.empty', `body@${source || 'en'}`)];
  }
  return [
    ...heads(fields),
    ...targetsOf(fields).flatMap((lang) => language(fields, lang)),
    ...undeclared(fields),
    ...slots(fields, surroundings),
    ...languagesOf(fields).flatMap((lang) => readability(fields, lang)),
  ];
}

function heads(fields: Fields): readonly Check[] {
  const open = ['title', 'purpose', 'audience'].filter((name) => lineText(fields[name]) === '');
  const checks = open.map((name) => make('warning', `family.check.${name}`, name));
  if (!fields.channel) checks.push(make('warning', 'family.check.channel', 'channel'));
  if (sourceUnits(fields, 'legal').length > 0 && lineText(fields.citation) === '') {
    checks.push(make('warning', 'family.check.citation', 'citation'));
  }
  return checks;
}

/** A language by its own name, which reads the same whoever reads the check. */
const nameOf = (lang: string) => languageName(lang, lang);

const unfinished: readonly Status[] = ['outdated', 'machine', 'draft', 'missing'];

function language(fields: Fields, lang: string): readonly Check[] {
  const rows = tableOf(fields, lang);
  const checks = unfinished.flatMap((status) => {
    const [legal, text] = [true, false].map((isLegal) =>
      rows.filter((row) => row.status === status && (row.field === 'legal') === isLegal),
    );
    return [of(text), of(legal)];
    function of(units: readonly UnitRow[] = []): Check | undefined {
      const first = units[0];
      if (!first) return undefined;
      // A fork may not write in the legal block: there its families read it in the language of the source.
      const isSourceShown = status === 'missing' && first.field === 'legal';
      return {
        ...make(
          isSourceShown ? 'warning' : 'error',
          isSourceShown ? 'family.check.legalMissing' : `family.check.${status}`,
          first.address,
          { lang: nameOf(lang), count: units.length },
        ),
        id: `family.check.${status}:${first.field}@${lang}`,
      };
    }
  });
  const said = checks.filter((one) => one !== undefined);
  const { id, reviewer } = languageRow(fields, lang);
  if (reviewer === '') {
    said.push(make('warning', 'family.check.reviewer', `languages/${id}/reviewer`, { lang: nameOf(lang) }));
  }
  return [...said, ...rows.flatMap((row) => sameMergeFields(row, lang))];
}

/** Merge fields are the same in every language. */
function sameMergeFields({ node, target, address, status }: UnitRow, lang: string): readonly Check[] {
  if (status === 'missing') return [];
  const { missing, extra } = parity(node.content, target?.text) ?? { missing: [], extra: [] };
  const named = (message: string, name: string) => ({
    ...make('error', message, address, { lang: nameOf(lang), field: name }),
    id: `${message}:${address}:${name}`,
  });
  return [
    ...missing.map((name) => named('family.check.fieldMissing', name)),
    ...extra.map((name) => named('family.check.fieldExtra', name)),
  ];
}

/** Merge fields that the text names and the template does not list. */
function undeclared(fields: Fields): readonly Check[] {
  const known = new Set(rowsOf(fields, 'mergeFields').map((row) => textOf(row.fields.name)));
  return translated.flatMap((field) =>
    mergeFieldsIn(sourceOf(fields, field))
      .filter((name) => !known.has(name))
      .map((name) => ({
        ...make('error', 'family.check.fieldUnknown', `${field}@${textOf(fields.source)}`, { field: name }),
        id: `family.check.fieldUnknown:${name}`,
      })),
  );
}

/** A district that took the template fills its slots; in the template itself they may wait for it. */
function slots(fields: Fields, { isFork }: Surroundings): readonly Check[] {
  const source = textOf(fields.source);
  const used = new Set(translated.flatMap((field) => slotsIn(sourceOf(fields, field))));
  return rowsOf(fields, 'slots')
    .filter((row) => used.has(row.id) && slotValue(fields, row.id, source).length === 0)
    .map((row) =>
      make(
        isFork ? 'error' : 'warning',
        isFork ? 'family.check.slot' : 'family.check.slotOpen',
        `slots/${row.id}/value@${source}`,
        { slot: lineText(row.fields.label) },
      ),
    );
}

function readability(fields: Fields, lang: string): readonly Check[] {
  const { words, grade } = readingOf(fields, lang);
  const address = `body@${lang}`;
  const checks: Check[] = [];
  if (words > mostWords)
    checks.push(
      make('warning', 'family.check.long', address, { lang: nameOf(lang), words, most: mostWords }),
    );
  if (grade !== undefined && grade > highestGrade) {
    checks.push(
      make('warning', 'family.check.hard', address, {
        lang: nameOf(lang),
        grade: Math.round(grade * 10) / 10,
        most: highestGrade,
      }),
    );
  }
  return checks;
}

function make(level: Check['level'], message: string, address: string, values?: Check['values']): Check {
  return { id: `${message}:${address}`, level, message, address, ...(values ? { values } : {}) };
}
