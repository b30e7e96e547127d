import { isLanguageTag, isMergeFieldName } from './names.ts';
import type { ChoiceField, CodeField, Measured, NumberField, ScalarField, Translation } from './fields.ts';

export type Scalar = number | string | boolean | Measured;

const longestText = 1000;

/**
 * The value as its field understands it, or undefined where it cannot be one. Numbers out of range and unknown
 * options are kept: `isValid` tells them from good ones.
 */
export function readScalar(type: ScalarField['type'], raw: unknown): Scalar | undefined {
  switch (type) {
    case 'number':
      return readNumber(raw);
    case 'measured':
      return readMeasured(raw);
    case 'choice':
    case 'code':
    case 'reference':
      return typeof raw === 'string' && raw !== '' && raw.length <= longestText ? wellFormed(raw) : undefined;
    case 'date':
      return typeof raw === 'string' && isDate(raw) ? raw : undefined;
    case 'tick':
      return raw === true ? true : undefined;
  }
}

function readNumber(raw: unknown): number | undefined {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return undefined;
  return raw === 0 ? 0 : raw;
}

function readMeasured(raw: unknown): Measured | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { state, value, below } = raw as { state?: unknown; value?: unknown; below?: unknown };
  switch (state) {
    case 'reported': {
      const number = readNumber(value);
      return number === undefined ? undefined : { state, value: number };
    }
    case 'suppressed': {
      const number = readNumber(below);
      return number === undefined ? { state } : { state, below: number };
    }
    case 'zero':
    case 'notReported':
      return { state };
    default:
      return undefined;
  }
}

/** Of the words that a translation was made from. */
export const longestWords = 4000;

export function readTranslation(raw: unknown): Translation | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { state, of, words, at, who, tool } = raw as Readonly<Record<string, unknown>>;
  if (state !== 'machine' && state !== 'reviewed') return undefined;
  if (typeof of !== 'string' || typeof words !== 'string' || typeof at !== 'number') return undefined;
  if (of.length > 64 || words.length > longestWords || !Number.isFinite(at)) return undefined;
  const short = (text: unknown) => (typeof text === 'string' ? wellFormed(text.slice(0, 200)) : '');
  return {
    state,
    of: wellFormed(of),
    words: wellFormed(words),
    at: at + 0,
    who: short(who),
    ...(short(tool) === '' ? {} : { tool: short(tool) }),
  };
}

/** What stands for a field of a document. A code is part of addresses and of what is looked up by it: another form is none. */
export function readField(field: ScalarField, raw: unknown): Scalar | undefined {
  const read = readScalar(field.type, raw);
  if (field.type !== 'code') return read;
  return typeof read === 'string' && isCode(field, read) ? read : undefined;
}

/** A lone half of a surrogate pair cannot be stored as UTF-8: it becomes U+FFFD, here and on every peer. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether this is a day of the Gregorian calendar written `2026-11-22`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (daysIn[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Whether a person may put this value into this field. */
export function isValid(field: ScalarField, value: unknown): boolean {
  if (field.type === 'tick') return typeof value === 'boolean';
  const read = readScalar(field.type, value);
  if (read === undefined) return false;
  if (field.type === 'number') return inRange(field, read as number);
  if (field.type === 'choice') return isOption(field, read as string);
  if (field.type === 'code') return isCode(field, read as string);
  return true;
}

function inRange(field: NumberField, value: number): boolean {
  if (field.integer && !Number.isInteger(value)) return false;
  return value >= (field.min ?? Number.NEGATIVE_INFINITY) && value <= (field.max ?? Number.POSITIVE_INFINITY);
}

function isOption(field: ChoiceField, value: string): boolean {
  return field.options.includes(value);
}

function isCode(field: CodeField, value: string): boolean {
  return field.of === 'language' ? isLanguageTag(value) : isMergeFieldName(value);
}

export function equalScalars(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => Object.is(value, Reflect.get(b, key)));
}
