import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import { untitled } from '../../../shared/kinds/printed/reading.ts';
import { html, raw } from '../../../shared/render/html.ts';
import type { Licence, VersionType, Visibility } from '../../../shared/model.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { notFound } from '../error.ts';
import { documentFor } from './open.ts';
import { namesOf } from './present.ts';
import { readVersion, type Version } from './readVersion.ts';
import { kindOf } from './seal.ts';
import type { VersionSummary } from './versionSummary.ts';
import { wordsFor } from './words.ts';

type Listed = z.output<typeof shape.version>;

export interface Wanted {
  /** This one only. */
  readonly n?: number;
  /** Older than this. */
  readonly before?: number | undefined;
  readonly limit?: number;
}

/** The newest first. */
export async function versionsOf(
  db: Kysely<Tables>,
  documentId: string,
  { n, before, limit }: Wanted = {},
): Promise<Listed[]> {
  let query = db
    .selectFrom('version')
    .leftJoin('version_summary', (join) =>
      join
        .onRef('version_summary.document_id', '=', 'version.document_id')
        .onRef('version_summary.n', '=', 'version.n'),
    )
    .select([
      'version.n',
      'version.type',
      'version.name',
      'version.hash',
      'version.previous_hash',
      'version.created_at',
      'version.created_by',
      'version_summary.summary_json',
    ])
    .where('version.document_id', '=', documentId);
  if (n !== undefined) query = query.where('version.n', '=', n);
  if (before !== undefined) query = query.where('version.n', '<', before);
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.orderBy('version.n', 'desc').execute();
  const people = await namesOf(
    db,
    'person',
    rows.map((row) => row.created_by),
  );
  const publications = await db
    .selectFrom('publication')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('created_at')
    .execute();
  const published = new Map(publications.map((one) => [one.n, one]));
  return rows.map((row) => {
    const publication = published.get(row.n);
    return {
      n: row.n,
      type: row.type as VersionType,
      name: row.name,
      hash: row.hash,
      ...(row.previous_hash === null ? {} : { previousHash: row.previous_hash }),
      createdAt: row.created_at,
      createdBy: people.get(row.created_by ?? '') ?? '',
      ...(row.summary_json === null ? {} : { summary: JSON.parse(row.summary_json) as VersionSummary }),
      ...(publication
        ? {
            published: {
              visibility: publication.visibility as Visibility,
              licence: publication.licence as Licence,
              at: publication.created_at,
              ...(publication.withdrawn_at === null ? {} : { withdrawnAt: publication.withdrawn_at }),
              ...(publication.withdrawn_reason === null
                ? {}
                : { withdrawnReason: publication.withdrawn_reason }),
            },
          }
        : {}),
    };
  });
}

const pageSize = 50;

export const versions: Action<'versions'> = async (ctx, actor, { params, query }) => {
  await documentFor(ctx, actor, params.document, 'read');
  const before = query?.before;
  const found = await versionsOf(ctx.db, params.document, { before, limit: pageSize + 1 });
  return { versions: found.slice(0, pageSize), more: found.length > pageSize };
};

/** One version and its paper, in the reader's language. */
export const version: Action<'version'> = async (ctx, actor, { params }, { locale }) => {
  await documentFor(ctx, actor, params.document, 'read');
  const [listed] = await versionsOf(ctx.db, params.document, { n: params.n });
  const read = await readVersion(ctx.db, params.document, params.n);
  if (!listed || !read) throw notFound('version');
  return { version: listed, html: await paperOf(read, locale) };
};

/** Escaped HTML of a version with its title, as it was when it was sealed. */
async function paperOf(read: Version, locale: 'en' | 'es'): Promise<string> {
  const t = await wordsFor(locale);
  const title = read.metadata.title || untitled(t, read.metadata.kind);
  return html`<h1>${title}</h1>${raw(await bodyOf(read, locale))}`.text;
}

export async function bodyOf(read: Version, locale: 'en' | 'es'): Promise<string> {
  if (!read.content) return '';
  const { network, cycle, references, organisations } = read.metadata;
  return kindOf(read.metadata.kind).page({
    content: read.content,
    surroundings: {
      ...(network ? { network } : {}),
      ...(cycle ? { cycle } : {}),
      organisations,
      references,
    },
    t: await wordsFor(locale),
    locale: locale === 'es' ? 'es-US' : 'en-US',
  });
}
