import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Content } from '../../../shared/content/fields.ts';
import { summarise } from '../../../shared/content/summary.ts';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { Kind } from '../../../shared/kinds/kind.ts';
import type { Tables } from '../../store/tables.ts';
import type { Contributor } from './contributors.ts';
import { readVersion } from './readVersion.ts';

export type VersionSummary = z.output<typeof shape.versionSummary>;

interface Kept {
  readonly documentId: string;
  /** Of the version before; undefined for the first. */
  readonly n: number | undefined;
  readonly content: Content;
  readonly contributors: readonly Contributor[];
}

/** What changed since the version before, and who did it. */
export async function summaryOf(
  db: Kysely<Tables>,
  kind: Kind,
  { documentId, n, content, contributors }: Kept,
): Promise<VersionSummary> {
  const before = n === undefined ? undefined : await readVersion(db, documentId, n);
  const earlier = n === undefined ? [] : await contributorsAt(db, documentId, n);
  const wrote = newlyWritten(earlier, contributors);
  return {
    people: new Set(wrote.map((one) => one.personId)).size,
    organisations: new Set(wrote.map((one) => one.organisationId)).size,
    fields: [...summarise(kind.fields, before?.content?.fields ?? {}, content.fields)],
  };
}

/** Who had written in a document when a version was kept. */
export async function contributorsAt(
  db: Kysely<Tables>,
  documentId: string,
  n: number,
): Promise<readonly Contributor[]> {
  const row = await db
    .selectFrom('version_content')
    .select('authorship_json')
    .where('document_id', '=', documentId)
    .where('n', '=', n)
    .executeTakeFirst();
  if (!row) return [];
  const { contributors } = JSON.parse(row.authorship_json) as { readonly contributors?: Contributor[] };
  return contributors ?? [];
}

/** Those of the later list who wrote since the earlier one. */
export function newlyWritten(
  earlier: readonly Contributor[],
  later: readonly Contributor[],
): readonly Contributor[] {
  const keyOf = (one: Contributor) => `${one.personId} ${one.organisationId}`;
  const rows = new Map(earlier.map((one) => [keyOf(one), one.rows]));
  return later.filter((one) => one.rows > (rows.get(keyOf(one)) ?? 0));
}
