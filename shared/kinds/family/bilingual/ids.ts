import { isShortId } from '../../../ids.ts';
import { type Translated, translated } from '../fields.ts';

/** Which unit a row of a translator's file is about, and what its source said when the file was made. */
export interface RowId {
  readonly field: Translated;
  readonly unit: string;
  /** `hashOfWords`; absent where only the bookmark survived. */
  readonly of?: string;
}

const hidden = /⟦(\w+)\/(\w{12})\/([0-9a-f]{16})⟧/;
const bookmark = /^sd_([a-z]+)_(\w{12})$/i;
const language = /⟦language:([A-Za-z0-9-]{2,40})⟧/;

export function hiddenId({ field, unit, of }: Required<RowId>): string {
  return `⟦${field}/${unit}/${of}⟧`;
}

/** Word allows letters, digits and `_` only. */
export function bookmarkOf({ field, unit }: RowId): string {
  return `sd_${field}_${unit}`;
}

export function hiddenLanguage(lang: string): string {
  return `⟦language:${lang}⟧`;
}

export function readLanguage(text: string): string | undefined {
  return language.exec(text)?.[1];
}

/** The id in some words, hidden or not, else the one in the names of bookmarks. */
export function readId(text: string, bookmarks: readonly string[]): RowId | undefined {
  const [, field, unit, of] = hidden.exec(text) ?? [];
  const own = rowId(field, unit);
  if (own && of) return { ...own, of };
  for (const name of bookmarks) {
    const found = bookmark.exec(name);
    const marked = rowId(found?.[1], found?.[2]);
    if (marked) return marked;
  }
  return own;
}

/** Without what is ours: for programs that show hidden words. */
export function withoutIds(text: string): string {
  return text.replace(/⟦[^⟧]*⟧/g, '');
}

function rowId(field: string | undefined, unit: string | undefined): RowId | undefined {
  const known = translated.find((one) => one === field);
  return known && unit !== undefined && isShortId(unit) ? { field: known, unit } : undefined;
}
