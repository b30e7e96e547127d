import { columnLetters, plainName, type Table } from '../csv/read.ts';
import { oneForm } from './case.ts';
import { plainText, type Framework, type Reading, type Remark, standardsLimits } from './framework.ts';
import { inOrder, type Loose } from './tree.ts';

/** What a column of a table of standards is; a column without a part is kept beside. */
export const columnParts = ['identifier', 'code', 'text', 'parent', 'order', 'grades', 'type'] as const;
export type ColumnPart = (typeof columnParts)[number];
export type Columns = Readonly<Partial<Record<ColumnPart, number>>>;

/** The names that columns go by, the best first. */
const names: Readonly<Record<ColumnPart, readonly string[]>> = {
  identifier: ['identifier', 'guid', 'uuid', 'id', 'standardid', 'uri', 'identificador'],
  code: (
    'humancodingscheme shortcode code standardcode statementcode statementnotation notation standardnumber standard ' +
    'dotnotation codigo estandar'
  ).split(' '),
  text: 'fullstatement statement standardtext description standarddescription text expectation enunciado descripcion texto'.split(
    ' ',
  ),
  parent: ['ischildof', 'parentid', 'parent', 'parentcode', 'asnparent', 'padre'],
  order: ['sequencenumber', 'sequence', 'order', 'sortorder', 'position', 'orden'],
  grades: ['educationlevel', 'grades', 'gradelevel', 'gradelevels', 'grade', 'grados', 'grado'],
  type: ['cfitemtype', 'itemtype', 'statementtype', 'type', 'statementlabel', 'tipo'],
};

/** Which column is what, by its name. */
export function guessColumns(header: readonly string[]): Columns {
  const plain = header.map(plainName);
  const found: Partial<Record<ColumnPart, number>> = {};
  const taken = new Set<number>();
  for (const part of columnParts) {
    const at = names[part].map((name) => plain.indexOf(name)).find((each) => each >= 0 && !taken.has(each));
    if (at === undefined) continue;
    found[part] = at;
    taken.add(at);
  }
  return found;
}

const leadingCode = /^((?:[A-Z]{1,4}[.-])?\d{1,2}(?:[.-][A-Za-z0-9]{1,4})+)\.?\s+(?=\S)/;

/** The standards of a table; the title and the rest are for whoever brings it to say. */
export function readStandardsTable(
  table: Table,
  columns: Columns,
  head: Omit<Framework, 'standards'>,
): Reading {
  const textAt = columns.text;
  if (textAt === undefined) {
    return { fault: { type: 'noTextColumn', values: { columns: table.header.slice(0, 20).join(', ') } } };
  }
  const cell = (cells: readonly string[], part: ColumnPart) => cells[columns[part] ?? -1] ?? '';
  const used = new Set(Object.values(columns));
  const counts = new Map<Remark['type'], number>();
  const count = (type: Remark['type']) => counts.set(type, (counts.get(type) ?? 0) + 1);
  const remarks: Remark[] = [];
  const loose: (Omit<Loose, 'parents'> & { readonly parent: string; readonly order: number })[] = [];
  const ids = new Set<string>();
  /** Everything a row may be called by another that belongs to it. */
  const called = new Map<string, string>();
  for (const { n, cells } of table.rows) {
    const said = cell(cells, 'text');
    let text = plainText(said);
    let code = cell(cells, 'code');
    if (text.length > standardsLimits.text) {
      const place = `${columnLetters(textAt + 1)}${n}`;
      return { fault: { type: 'longText', values: { place, most: standardsLimits.text } } };
    }
    if (text === '' && code === '') {
      remarks.push({ type: 'leftOutRow', values: { row: n, column: columnLetters(textAt + 1) } });
      continue;
    }
    const marked = text !== said && /[<&]/.test(said);
    if (marked) count('markup');
    const leading = code === '' ? leadingCode.exec(text)?.[1] : undefined;
    if (leading) {
      code = leading;
      text = text.slice(text.indexOf(leading) + leading.length).replace(/^\.?\s+/, '');
      count('codeFromText');
    }
    if (code === '') count('noCode');
    if (text === '') count('noText');
    const given = oneForm(cell(cells, 'identifier')) ?? '';
    if (given === '') count('madeId');
    const wanted = (given || code || `row-${n}`).slice(0, standardsLimits.identifier);
    const identifier = ids.has(wanted) ? `${wanted}#${n}` : wanted;
    if (identifier !== wanted && given !== '') count('repeatedId');
    ids.add(identifier);
    const more = Object.fromEntries(
      table.header.flatMap((name, at) => {
        const kept = !used.has(at) || (at === textAt && (marked || leading !== undefined));
        return kept && cells[at] ? [[name || columnLetters(at + 1), cells[at]]] : [];
      }),
    );
    for (const [at, name] of table.header.entries()) {
      const value = cells[at];
      const names = at === columns.code || at === columns.identifier || /(id|uri|code|notation)$/i.test(name);
      if (value && names && at !== columns.parent && !called.has(value)) called.set(value, identifier);
    }
    loose.push({
      identifier,
      ...(code === '' ? {} : { code: code.slice(0, standardsLimits.code) }),
      text: text === '' ? code : text,
      grades: cell(cells, 'grades')
        .split(/[|,;]/)
        .map((grade) => grade.trim())
        .filter((grade) => grade !== ''),
      ...(cell(cells, 'type') === '' ? {} : { type: cell(cells, 'type').slice(0, 100) }),
      ...(Object.keys(more).length === 0 ? {} : { more }),
      parent: cell(cells, 'parent'),
      order: Number(cell(cells, 'order')) || 0,
    });
  }
  if (loose.length === 0) return { fault: { type: 'noStandards', values: { title: head.title } } };
  const { standards, remarks: ofTree } = inOrder(
    loose.map(({ parent, order, ...one }) => ({
      ...one,
      parents: parent === '' ? [] : [{ id: called.get(parent) ?? parent, order }],
    })),
  );
  const unused = table.header.filter((name, at) => !used.has(at) && name !== '');
  return {
    framework: { ...head, standards },
    remarks: [
      ...(unused.length > 0
        ? [{ type: 'unusedColumns' as const, values: { columns: unused.slice(0, 20).join(', ') } }]
        : []),
      ...[...counts].map(([type, n]) => ({ type, values: { count: n } })),
      ...remarks,
      ...ofTree,
    ],
  };
}
