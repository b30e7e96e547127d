import { columnLetters, readTable, type Table, type TableFault } from '../csv/read.ts';
import { isObject, isPackage, readCase } from './case.ts';
import { type Fault, type Framework, type Reading, standardsLimits } from './framework.ts';
import { type Columns, guessColumns, readStandardsTable } from './table.ts';

/** A file of standards, as far as it can be told without asking: a package is read, a table has its columns guessed. */
export type StandardsFile =
  | { readonly type: 'package'; readonly reading: Reading }
  | {
      readonly type: 'table';
      readonly table: Table;
      readonly columns: Columns;
      /** What the file says of itself, or its name. */
      readonly head: Omit<Framework, 'standards'>;
    }
  | { readonly type: 'fault'; readonly fault: Fault };

export function readStandardsFile(name: string, bytes: Uint8Array, today: string): StandardsFile {
  if (bytes.byteLength > standardsLimits.file) {
    return failed('tooLarge', { most: standardsLimits.file / 1024 / 1024 });
  }
  const text = decoded(bytes);
  if (text === undefined) return failed('notText', {});
  if (text.trim() === '') return failed('empty', {});
  return /^\s*[{[]/.test(text) ? fromJson(name, text, today) : fromTable(name, text);
}

/** UTF-8, or UTF-16 by its mark, or else what Excel saves as "CSV"; undefined for what is no text. */
export function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (!wide && bytes.subarray(0, 2000).includes(0)) return undefined;
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function fromJson(name: string, text: string, today: string): StandardsFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed('notJson', { reason: error instanceof Error ? error.message : '' });
  }
  // Some servers wrap the package.
  const value = isObject(json) && isObject(json['CFPackage']) ? json['CFPackage'] : json;
  if (isPackage(value)) return { type: 'package', reading: readCase(value, today) };
  if (isObject(value) && isObject(value['properties']) && isObject(value['definitions']))
    return failed('schemaItself', {});
  return fromList(name, value) ?? failed('noDocument', {});
}

/** A plain list of standards as objects: read as the table it could have been. */
function fromList(name: string, value: unknown): StandardsFile | undefined {
  const lists = Array.isArray(value)
    ? [value]
    : isObject(value)
      ? Object.values(value).filter(Array.isArray)
      : [];
  const list = lists.find((each) => each.length > 0 && each.every(isObject));
  if (!list) return undefined;
  if (list.length > standardsLimits.standards) {
    return failed('tooManyStandards', { count: list.length, most: standardsLimits.standards });
  }
  const header = [...new Set(list.flatMap((one) => Object.keys(one)))];
  const columns = guessColumns(header);
  if (columns.text === undefined) return undefined;
  const said = isObject(value) ? value : {};
  const more = Object.fromEntries(Object.entries(said).filter(([, each]) => each !== list));
  const title = said['title'] ?? said['framework'];
  return {
    type: 'table',
    table: {
      header,
      rows: list.map((one, at) => ({ n: at + 2, cells: header.map((key) => cellOf(one[key])) })),
    },
    columns,
    head: {
      title: typeof title === 'string' && title.trim() ? title.trim() : withoutEnding(name),
      status: 'unknown',
      ...(Object.keys(more).length > 0 ? { more } : {}),
    },
  };
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(cellOf).join('|');
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function fromTable(name: string, text: string): StandardsFile {
  const table = readTable(text, standardsLimits.standards);
  if ('fault' in table) return { type: 'fault', fault: faultOf(table.fault) };
  const columns = guessColumns(table.header);
  return { type: 'table', table, columns, head: { title: withoutEnding(name), status: 'unknown' } };
}

/** What is wrong with a table, as it is told. */
export function faultOf(fault: TableFault): Fault {
  switch (fault.type) {
    case 'empty':
      return { type: 'empty', values: {} };
    case 'openQuote':
      return { type: 'openQuote', values: { row: fault.row } };
    case 'tooManyCells': {
      const cell = fault.cell.slice(0, 60);
      return { type: 'tooManyCells', values: { row: fault.row, column: columnLetters(fault.column), cell } };
    }
    case 'tooManyRows':
      return { type: 'tooManyStandards', values: { count: `${fault.most}+`, most: fault.most } };
  }
}

/** The framework of a table, its columns as they were guessed or chosen. */
export function readChosen(file: Extract<StandardsFile, { type: 'table' }>, columns: Columns): Reading {
  return readStandardsTable(file.table, columns, file.head);
}

function withoutEnding(name: string): string {
  return (
    name
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[_]+/g, ' ')
      .trim() || name
  );
}

function failed(type: Fault['type'], values: Fault['values']): StandardsFile {
  return { type: 'fault', fault: { type, values } };
}
