import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Content } from '../../../shared/content/fields.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import { canonicalJson, sealVersion } from '../../../shared/content/seal.ts';
import { lineText } from '../../../shared/content/text.ts';
import type { Kind } from '../../../shared/kinds/kind.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import type { Licence, VersionType } from '../../../shared/model.ts';
import type { Tables } from '../../store/tables.ts';
import { ActionError } from '../error.ts';
import { contributorsOf } from './contributors.ts';
import type { DocumentRow } from './open.ts';
import { organisationOf } from './present.ts';
import { readVersion, type VersionMetadata } from './readVersion.ts';
import { referencedIds } from './references.ts';
import { type DocumentSurroundings, surroundingsOf } from './surroundings.ts';
import { summaryOf, type VersionSummary } from './versionSummary.ts';

/** A version ready to be inserted. */
export interface Sealed {
  readonly version: Insertable<Tables['version']>;
  readonly content: Insertable<Tables['version_content']>;
  readonly metadata: VersionMetadata;
  readonly summary: VersionSummary;
}

export interface SealRequest {
  readonly row: DocumentRow;
  /** As the live document reads at `seq`; its unpublished fields are left out here. */
  readonly content: Content;
  readonly epoch: number;
  readonly seq: number;
  readonly type: VersionType;
  readonly name: string;
  /** Nobody for what is kept by itself. */
  readonly by?: { readonly id: string; readonly name: string };
  readonly at: number;
  readonly licence?: Licence;
}

/** Builds the next version of a document: content, metadata, hashes. Reads only. */
export async function sealNext(db: Kysely<Tables>, request: SealRequest): Promise<Sealed> {
  const { row, type, name, by, at, epoch, seq, licence } = request;
  const kind = kindOf(row.kind);
  const content = publishedContent(request.content, kind.fields);
  const [surroundings, contributors, source, newest] = await Promise.all([
    surroundingsOf(db, row),
    contributorsOf(db, row.id, { epoch, seq }),
    row.source_document_id && row.source_version
      ? readVersion(db, row.source_document_id, row.source_version)
      : undefined,
    newestVersion(db, row.id),
  ]);
  const n = (newest?.n ?? 0) + 1;
  const referenced = referencedIds(kind.fields, content.fields);
  const wrote = contributors.map((one) => one.organisationId);
  const credited = new Set([...wrote, ...referenced, ...(row.organisation_id ? [row.organisation_id] : [])]);
  const metadata: VersionMetadata = {
    format: 1,
    document: row.id,
    n,
    kind: kind.name,
    kindVersion: content.kindVersion,
    type,
    name,
    title: titleOf(kind, content),
    finding: kind.finding(content),
    createdAt: at,
    ...(by ? { createdBy: by } : {}),
    organisations: await creditedOrganisations(db, surroundings, credited, wrote),
    ...(surroundings.network ? { network: surroundings.network } : {}),
    ...(surroundings.cycle ? { cycle: surroundings.cycle } : {}),
    references: Object.fromEntries(
      Object.entries(surroundings.references).filter(([id]) => referenced.has(id)),
    ),
    ...(licence ? { licence } : {}),
    ...(source
      ? {
          source: {
            document: source.documentId,
            n: source.n,
            title: source.metadata.title,
            hash: source.hash,
            organisations: source.metadata.organisations.map((one) => one.name),
          },
        }
      : {}),
  };
  const previousHash = newest?.hash ?? null;
  const seal = sealVersion({ content, metadata, previousHash });
  return {
    metadata,
    summary: await summaryOf(db, kind, { documentId: row.id, n: newest?.n, content, contributors }),
    version: {
      document_id: row.id,
      n,
      type,
      name,
      epoch,
      seq,
      content_hash: seal.contentHash,
      previous_hash: previousHash,
      hash: seal.hash,
      metadata_json: canonicalJson(metadata),
      created_by: by?.id ?? null,
      created_at: at,
    },
    content: {
      document_id: row.id,
      n,
      content_json: canonicalJson(content),
      authorship_json: canonicalJson({
        contributors,
        ...(metadata.source ? { source: metadata.source } : {}),
      }),
    },
  };
}

/** Those of the surroundings; from elsewhere only those whose people came by a link or a grant and wrote. */
async function creditedOrganisations(
  db: Kysely<Tables>,
  surroundings: DocumentSurroundings,
  credited: ReadonlySet<string>,
  wrote: readonly string[],
): Promise<VersionMetadata['organisations']> {
  const near = surroundings.organisations.filter((one) => credited.has(one.id));
  const far = wrote.filter((id) => !near.some((one) => one.id === id));
  const others =
    far.length === 0 ? [] : await db.selectFrom('organisation').selectAll().where('id', 'in', far).execute();
  return [...near, ...others.map(organisationOf)]
    .map(({ id, name, initials, type }) => ({ id, name, initials, type }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Another version took the number meanwhile: seal again. */
export class Outrun extends Error {
  override readonly name = 'Outrun';
}

const tries = 5;

/** Seals and inserts, again when another version of the document came first. */
export async function asNext<T>(sealAndInsert: () => Promise<T>): Promise<T> {
  for (let i = 0; i < tries; i += 1) {
    try {
      return await sealAndInsert();
    } catch (error) {
      if (!(error instanceof Outrun)) throw error;
    }
  }
  throw new ActionError('unavailable', 'Others are keeping versions at the same moment. Try again.');
}

/** @throws {Outrun} when the sealed version is no longer the next one */
export async function insertSealed(tx: Transaction<Tables>, sealed: Sealed): Promise<void> {
  const newest = await newestVersion(tx, sealed.version.document_id);
  if ((newest?.hash ?? null) !== sealed.version.previous_hash) throw new Outrun();
  await tx.insertInto('version').values(sealed.version).execute();
  await tx.insertInto('version_content').values(sealed.content).execute();
  await tx
    .insertInto('version_summary')
    .values({
      document_id: sealed.version.document_id,
      n: sealed.version.n,
      summary_json: JSON.stringify(sealed.summary),
    })
    .execute();
}

export async function newestVersion(db: Kysely<Tables>, documentId: string) {
  return db
    .selectFrom('version')
    .select(['n', 'hash', 'content_hash'])
    .where('document_id', '=', documentId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function kindOf(name: string): Kind {
  const kind = kindNamed(name);
  if (!kind) throw new ActionError('badRequest', `This build has no kind of document called "${name}".`);
  return kind;
}

const longestTitle = 300;

export function titleOf(kind: Kind, content: Content): string {
  const title = lineText(content.fields[kind.titleField]);
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
}
