import { isShortId } from '../ids.ts';
import { isLanguageTag } from './address.ts';
import type {
  Content,
  Field,
  Fields,
  Matrix,
  Node,
  Row,
  UnitText,
  Value,
  Variants,
  VariantsField,
} from './fields.ts';
import { ensureBlockIds, isBlankInline, isBlankRich, normalNodes } from './nodes.ts';
import { withNotes } from './notes.ts';
import { unitIdsOf } from './units.ts';
import { readField, readTranslation } from './values.ts';

/** Whether a value says nothing, and is therefore absent from JSON. */
export function isEmpty(field: Field, value: unknown): boolean {
  return normalValue(field, value, []) === undefined;
}

/**
 * Content in its one form: empty values absent, text joined, marks and attributes sorted. What has no address
 * (malformed or repeated row ids, fields the kind does not have) is left out.
 * @param id makes ids for blocks that lack one; without it they stay as they are
 */
export function normalise(fields: readonly Field[], content: Fields, id?: () => string): Fields {
  return normalFields(withNotes(fields), content, id);
}

function normalFields(fields: readonly Field[], content: Fields, id?: () => string, root = content): Fields {
  const normal: Record<string, Value> = {};
  for (const field of fields) {
    if (!Object.hasOwn(content, field.name)) continue;
    const value = normalValue(field, content[field.name], [root, id]);
    if (value !== undefined) normal[field.name] = value;
  }
  return normal;
}

type Around = readonly [root?: Fields, id?: (() => string) | undefined];

function normalValue(field: Field, value: unknown, around: Around): Value | undefined {
  switch (field.type) {
    case 'line':
    case 'rich':
      return normalText(field.type, value, around[1]);
    case 'list':
      return normalRows(field.row, value, around);
    case 'matrix':
      return normalMatrix(field, value, around);
    case 'variants':
      return normalVariants(field, value, around[1]);
    default:
      return readField(field, value);
  }
}

function normalText(type: 'line' | 'rich', value: unknown, id?: () => string): readonly Node[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const nodes = normalNodes(value as readonly Node[]);
  if (type === 'line') return isBlankInline(nodes) ? undefined : nodes;
  if (isBlankRich(nodes)) return undefined;
  return id ? normalNodes(ensureBlockIds(nodes, id)) : nodes;
}

function normalRows(
  fields: readonly Field[],
  value: unknown,
  [root, id]: Around,
): readonly Row[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const row of value as readonly (Row | null)[]) {
    if (typeof row?.id !== 'string' || !isShortId(row.id) || seen.has(row.id)) continue;
    seen.add(row.id);
    rows.push({ id: row.id, fields: normalFields(fields, row.fields ?? {}, id, root) });
  }
  return rows.length === 0 ? undefined : rows;
}

function normalMatrix(
  field: Extract<Field, { type: 'matrix' }>,
  value: unknown,
  around: Around,
): Matrix | undefined {
  const given = (value as Matrix | null | undefined)?.cells ?? {};
  const [rows, columns] = [field.rows, field.columns].map((names) =>
    around[0] && !field.elsewhere ? idsUnder(around[0], names) : undefined,
  );
  const cells: Record<string, Record<string, Value>> = {};
  for (const [row, byColumn] of Object.entries(given)) {
    if (!isShortId(row) || (rows && !rows.has(row))) continue;
    for (const [column, one] of Object.entries(byColumn)) {
      if (!isShortId(column) || (columns && !columns.has(column))) continue;
      const cell = normalValue(field.cell, one, around);
      if (cell === undefined) continue;
      cells[row] ??= {};
      cells[row][column] = cell;
    }
  }
  return Object.keys(cells).length === 0 ? undefined : { cells };
}

/** The ids of the rows of a list that a matrix names; `outer/inner` means that list in every outer row. */
export function idsUnder(root: Fields, names: string): ReadonlySet<string> {
  let rows: readonly Row[] = [{ id: '', fields: root }];
  for (const name of names.split('/')) {
    rows = rows.flatMap((row) => {
      const list = Object.hasOwn(row.fields, name) ? row.fields[name] : undefined;
      return Array.isArray(list) ? (list as readonly Row[]).filter((one) => isShortId(one?.id ?? '')) : [];
    });
  }
  return new Set(rows.map((row) => row.id));
}

function normalVariants(field: VariantsField, value: unknown, id?: () => string): Variants | undefined {
  const texts: Record<string, readonly Node[]> = {};
  for (const [lang, nodes] of Object.entries((value as Variants | null | undefined)?.texts ?? {})) {
    const text = isLanguageTag(lang) ? normalText(field.of, nodes, id) : undefined;
    if (text) texts[lang] = text;
  }
  if (Object.keys(texts).length === 0) return undefined;
  const given = field.source === undefined ? undefined : (value as Variants).units;
  const units = normalUnits(given, new Set(unitIdsOf(Object.values(texts))));
  return Object.keys(units).length === 0 ? { texts } : { texts, units };
}

function normalUnits(given: Variants['units'], known: ReadonlySet<string>) {
  const units: Record<string, Record<string, UnitText>> = {};
  for (const [lang, byUnit] of Object.entries(given ?? {})) {
    if (!isLanguageTag(lang)) continue;
    for (const [unit, one] of Object.entries(byUnit)) {
      if (!known.has(unit)) continue;
      const text = normalText('line', one?.text);
      const made = readTranslation(one?.made);
      if (!text && !made) continue;
      units[lang] ??= {};
      units[lang][unit] = { ...(text ? { text } : {}), ...(made ? { made } : {}) };
    }
  }
  return units;
}

/** What versions, publications, exports and forks hold: everything but the fields that stay in the document. */
export function publishedContent(content: Content, fields: readonly Field[]): Content {
  return { ...content, fields: publishedFields(withNotes(fields), content.fields) };
}

function publishedFields(fields: readonly Field[], content: Fields): Fields {
  const unpublished = new Set(fields.filter((field) => field.unpublished).map((field) => field.name));
  const lists = new Map(fields.flatMap((field) => (field.type === 'list' ? [[field.name, field.row]] : [])));
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => !unpublished.has(name))
      .map(([name, value]) => {
        const row = lists.get(name);
        if (!row || !Array.isArray(value)) return [name, value];
        const rows = (value as readonly Row[]).map((one) => ({
          ...one,
          fields: publishedFields(row, one.fields),
        }));
        return [name, rows];
      }),
  );
}
