import { plainName } from '../../../csv/read.ts';
import { type Emphasis, type Grade, grades, type Level, unitTexts } from '../fields.ts';

/** The columns of a sequence as a table. Their names are written in the first and read in any of these words. */
export const parts = [
  ...(['title', 'grade', 'course', 'week', 'day', 'weeks', 'days', 'standards', 'prerequisites'] as const),
  ...unitTexts,
] as const;
export type Part = (typeof parts)[number];

const names: Readonly<Record<Part, { readonly en: string; readonly es: string; readonly also: string }>> = {
  title: {
    en: 'Unit',
    es: 'Unidad',
    also: 'title unitname unittitle unittopic topic theme module name titulo tema modulo nombre',
  },
  grade: { en: 'Grade', es: 'Grado', also: 'gradelevel gradelevels level grados curso' },
  course: { en: 'Course', es: 'Asignatura', also: 'subject class materia area' },
  week: {
    en: 'Start week',
    es: 'Semana de inicio',
    also: 'week weekno weeknumber startingweek start semana inicio',
  },
  day: { en: 'Start day', es: 'Día de inicio', also: 'startday' },
  weeks: {
    en: 'Weeks',
    es: 'Semanas',
    also: 'length duration pacing time timeframe numberofweeks ofweeks duracion ritmo tiempo',
  },
  days: { en: 'Days', es: 'Días', also: 'numberofdays ofdays instructionaldays lessons dias' },
  standards: {
    en: 'Standards',
    es: 'Estándares',
    also: 'standard prioritystandards contentstandards codes teks ccss estandares normas',
  },
  prerequisites: { en: 'After', es: 'Después de', also: 'prerequisites prerequisite requisitos' },
  questions: { en: 'Essential questions', es: 'Preguntas esenciales', also: 'questions bigideas preguntas' },
  skills: { en: 'Skills', es: 'Destrezas', also: 'objectives learningtargets habilidades objetivos' },
  assessment: { en: 'Assessment', es: 'Evaluación', also: 'assessments evaluaciones' },
  resources: { en: 'Resources', es: 'Recursos', also: 'materials texts materiales' },
  vocabulary: { en: 'Vocabulary', es: 'Vocabulario', also: 'keyvocabulary academicvocabulary' },
  languageSupport: {
    en: 'Supports for English learners',
    es: 'Apoyos para estudiantes que aprenden inglés',
    also: 'elsupports ellsupports elps languagesupports',
  },
  disabilitySupport: {
    en: 'Supports for students with disabilities',
    es: 'Apoyos para estudiantes con discapacidad',
    also: 'accommodations modifications adaptaciones',
  },
  why: { en: 'Why here', es: 'Por qué aquí', also: 'rationale why razon' },
  local: { en: 'Local notes', es: 'Notas locales', also: 'notes comments notas comentarios' },
};

export function columnName(part: Part, locale: 'en' | 'es'): string {
  return names[part][locale];
}

/** What a column is, by its name; undefined where it says nothing known. */
export function partCalled(header: string): Part | undefined {
  const plain = plainName(header);
  if (plain === '') return undefined;
  const isCalled = (part: Part) =>
    plainName(names[part].en) === plain ||
    plainName(names[part].es) === plain ||
    names[part].also.split(' ').includes(plain);
  return parts.find(isCalled);
}

/** "Grade 3", "3rd", "Kindergarten", "3.º", "KG" as one of the grades there are. */
export function gradeCalled(text: string): Grade | undefined {
  const plain = plainName(text)
    .replace(/^(grade|grado|gr|level|curso)/, '')
    .replace(/(grade|grado)$/, '')
    .replace(/(st|nd|rd|th|ro|do|to|o)$/, '');
  if (/^(prek|pk|prekinder|prekindergarten|tk|preescolar)$/.test(plain)) return 'PK';
  if (/^(k|kg|kinder|kindergarten|jardindeinfantes|jardin)$/.test(plain)) return 'K';
  const number = String(Number(plain));
  return grades.find((grade) => grade === number);
}

/** How a unit cites a standard: written in brackets after its code. */
type How = Emphasis | Level;
const hows: Readonly<Record<How, { readonly en: string; readonly es: string }>> = {
  priority: { en: 'priority', es: 'prioritario' },
  supporting: { en: 'supporting', es: 'de apoyo' },
  introduced: { en: 'introduced', es: 'se introduce' },
  reinforced: { en: 'reinforced', es: 'se refuerza' },
  mastered: { en: 'mastered', es: 'se domina' },
};

export function howName(how: How, locale: 'en' | 'es'): string {
  return hows[how][locale];
}

/** The first of the options that one of the words means, in either language. */
export function howCalled<H extends How>(options: readonly H[], words: readonly string[]): H | undefined {
  const plain = new Set(words.map(plainName));
  return options.find((how) => plain.has(plainName(hows[how].en)) || plain.has(plainName(hows[how].es)));
}
