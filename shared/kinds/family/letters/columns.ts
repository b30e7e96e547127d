/** Which column of a list holds what a letter asks for. */

/** Column by merge field; −1 where none does. */
export type Mapping = Readonly<Record<string, number>>;

const languageWords =
  /^(?:(?:home|family|preferred|parent|contact|letter)_)*(?:lang|language)(?:_(?:code|name|pref(?:erence)?))?$|idioma|lengua|langue/;

/** The best column for each field by its name, each column at most once. */
export function guessColumns(header: readonly string[], fields: readonly string[]): Mapping {
  const names = header.map(plainName);
  const pairs = fields
    .flatMap((field) => names.map((name, column) => ({ field, column, fits: likeness(field, name) })))
    .filter(({ fits }) => fits >= 0.5)
    .toSorted((a, b) => b.fits - a.fits);
  const mapping: Record<string, number> = Object.fromEntries(fields.map((field) => [field, -1]));
  const taken = new Set<number>();
  for (const { field, column } of pairs) {
    if (mapping[field] !== -1 || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** −1 where no column says the language. */
export function guessLanguageColumn(header: readonly string[]): number {
  return header.findIndex((name) => languageWords.test(plainName(name)));
}

/** `Student's First Name` → `student_first_name` */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

const same: Readonly<Record<string, string>> = {
  fname: 'first',
  given: 'first',
  nombre: 'first',
  lname: 'last',
  surname: 'last',
  apellido: 'last',
  apellidos: 'last',
  pupil: 'student',
  child: 'student',
  estudiante: 'student',
  alumno: 'student',
  guardian: 'parent',
  caregiver: 'parent',
  telephone: 'phone',
  telefono: 'phone',
  absence: 'absences',
  ausencias: 'absences',
  escuela: 'school',
  fecha: 'date',
};

/** How much of the two names is the same: 0 to 1. */
function likeness(field: string, column: string): number {
  const a = new Set(wordsOf(field));
  const b = new Set(wordsOf(column));
  if (field === column) return 2;
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

function wordsOf(name: string): string[] {
  return plainName(name)
    .split('_')
    .filter((word) => word !== '')
    .map((word) => same[word] ?? word);
}

/** Codes of student information systems (ISO 639-2) that are no shorter tag's beginning. */
const codes: Readonly<Record<string, string>> = {
  spa: 'es',
  eng: 'en',
  ara: 'ar',
  vie: 'vi',
  chi: 'zh',
  zho: 'zh',
  hat: 'ht',
  som: 'so',
  por: 'pt',
  rus: 'ru',
  fre: 'fr',
  fra: 'fr',
  kor: 'ko',
  tgl: 'tl',
  hmn: 'hmn',
  per: 'fa',
  fas: 'fa',
  urd: 'ur',
  ukr: 'uk',
};

/**
 * The template's language that a cell means: a tag, a three-letter code, or a name in English, Spanish or the language
 * itself. Undefined where it means none of them.
 */
export function languageMeant(cell: string, tags: readonly string[]): string | undefined {
  const said = cell.trim().toLowerCase().replace('_', '-');
  if (said === '') return undefined;
  const exact = tags.find((tag) => tag.toLowerCase() === said);
  if (exact) return exact;
  const base = codes[said] ?? said.split('-')[0] ?? said;
  const byTag = tags.find((tag) => tag.toLowerCase().split('-')[0] === base);
  if (byTag) return byTag;
  return tags.find((tag) => namesOf(tag).some((name) => name === plainName(said)));
}

const names = new Map<string, readonly string[]>();

function namesOf(tag: string): readonly string[] {
  const known = names.get(tag);
  if (known) return known;
  const base = tag.split('-')[0] ?? tag;
  const made = [tag, base].flatMap((one) =>
    ['en', 'es', base].map((reader) => plainName(nameIn(reader, one))),
  );
  names.set(tag, made);
  return made;
}

function nameIn(reader: string, tag: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A tag that is formed well enough to be kept, and unknown here.
    return tag;
  }
}
