/**
 * Personal data in a text. Only what is certain enough to stop a publication is `certain`; what merely has the shape
 * of personal data is `possible`, for a guard that asks.
 */
export type PersonalSort = 'ssn' | 'phone' | 'email' | 'birthDate' | 'studentId';

export interface Personal {
  readonly sort: PersonalSort;
  readonly certainty: 'certain' | 'possible';
  /** Where it stands: UTF-16 offsets, the end excluded. */
  readonly from: number;
  readonly to: number;
}

/** One rule of the guard: another sort of personal data is another of these. */
interface Detector {
  readonly sort: PersonalSort;
  readonly pattern: RegExp;
  /** Undefined: it only looks like it. `before` is what stands before it, in lower case. */
  readonly judge: (found: RegExpMatchArray, before: string) => Personal['certainty'] | undefined;
}

/** How far a word that says what a number is may stand from it. */
const near = 40;

const ssn: Detector = {
  sort: 'ssn',
  pattern: /(?<![\w-])(\d{3})([- ]?)(\d{2})([- ]?)(\d{4})(?![\w-])/g,
  judge([, area = '', first, group, second, serial], before) {
    const named = /\bssn\b|social security|seguro social/.test(before);
    if (!named && !(first === '-' && second === '-')) return undefined;
    if (/^(000|666|9)/.test(area) || group === '00' || serial === '0000') return undefined;
    // Printed on sample cards of the forties, and so nobody's.
    return `${area}${group}${serial}` === '078051120' ? undefined : 'certain';
  },
};

/** Ten digits of the North American plan: neither area nor exchange begins with 0 or 1. */
const phone: Detector = {
  sort: 'phone',
  pattern:
    /(?<![\w.-])(?:\+?1[ .-]?)?(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[ .-])([2-9]\d{2})[ .-]?(\d{4})(?![\w-])/g,
  judge([, bracketed, bare], before) {
    if (/^(800|833|844|855|866|877|888)$/.test(bracketed ?? bare ?? '')) return undefined;
    const said = before.slice(before.search(/[^.;\n]*$/));
    return /(?<!\p{L})(mom|mother|dad|father|parents?|guardian|grandm\p{L}+|student|home|cell|mobile|his|her|their|madre|padre|mamá|papá|tutor|tutora|estudiante|alumn[oa]|casa|celular|móvil)(?!\p{L})/u.test(
      said,
    )
      ? 'certain'
      : 'possible';
  },
};

const privateMail =
  /^(gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|comcast|verizon|att|proton|protonmail|gmx)\./;

const email: Detector = {
  sort: 'email',
  pattern: /(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?![\w-])/gi,
  judge([, domain = '']) {
    const host = domain.toLowerCase();
    if (/^(example\.(com|org|net)|.*\.(example|invalid|test))$/.test(host)) return undefined;
    return privateMail.test(host) || /(^|[.-])(students?|stu|alumnos?)[.-]/.test(host)
      ? 'certain'
      : 'possible';
  },
};

const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-zé]*\\.?';
const birthDate: Detector = {
  sort: 'birthDate',
  pattern: new RegExp(
    `(?<![\\w/-])(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|${monthName} \\d{1,2},? \\d{4}|\\d{1,2}(?: de)? ${monthName}(?: de)? \\d{4})(?![\\w/-])`,
    'gi',
  ),
  judge(_, before) {
    const said = before.slice(-24);
    return /\b(born|birth ?da(te|y)|date of birth|d\.?o\.?b\b\.?|nacid[oa]|nació|nacimiento)[^.;\n]*$/u.test(
      said,
    )
      ? 'certain'
      : undefined;
  },
};

const idName =
  '(?:student|pupil|sis|state|permanent|perm|local)[ -]?(?:id|number|num|no\\.?|#)|ssid|lasid|sasid|permnum|(?:id|número|num\\.?|matrícula) (?:del? )?(?:estudiante|alumn[oa])|matrícula';
const studentId: Detector = {
  sort: 'studentId',
  pattern: new RegExp(
    `(?<![\\p{L}\\d])(?:${idName})(?: ?(?:number|no\\.?|num\\.?|#))?(?: (?:is|es))? ?[:#=]? ?#?([a-z]{0,3}\\d{5,12})(?![\\w-])`,
    'giu',
  ),
  judge: () => 'certain',
};

const detectors: readonly Detector[] = [ssn, phone, email, birthDate, studentId];

/** Everything of these sorts in a text, by place; nothing is said twice of the same letters. */
export function personalIn(text: string): readonly Personal[] {
  const found: Personal[] = [];
  for (const { sort, pattern, judge } of detectors) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((one) => from < one.to && one.from < to)) continue;
      const before = text.slice(Math.max(0, from - near), from).toLowerCase();
      const certainty = judge(match, before);
      if (certainty) found.push({ sort, certainty, from, to });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** Enough of it to be found again, too little to be read: `•••21`. */
export function masked(text: string): string {
  return `•••${text.trim().slice(-2)}`;
}
