import type { Kysely } from 'kysely';
import type { Content } from '../../../shared/content/fields.ts';
import type { ReferenceLabel } from '../../../shared/kinds/kind.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import type { Licence, OrganisationType, VersionType } from '../../../shared/model.ts';
import type { Tables } from '../../store/tables.ts';

/** What a version says of itself besides its content; the hash covers it. Only what readers of it may know. */
export interface VersionMetadata {
  readonly format: 1;
  readonly document: string;
  readonly n: number;
  readonly kind: string;
  readonly kindVersion: number;
  readonly type: VersionType;
  readonly name: string;
  readonly title: string;
  readonly finding: string;
  readonly createdAt: number;
  readonly createdBy?: { readonly id: string; readonly name: string };
  /** Those who wrote in it, whose evidence it holds, or who own it, by name. */
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly initials: string;
    readonly type: OrganisationType;
  }[];
  readonly network?: { readonly id: string; readonly name: string };
  readonly cycle?: {
    readonly id: string;
    readonly title: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly problem?: string;
    readonly measure?: string;
    readonly target?: number;
  };
  /** What the references in its content were called then. */
  readonly references: Readonly<Record<string, ReferenceLabel>>;
  readonly licence?: Licence;
  /** The version it was forked from. */
  readonly source?: {
    readonly document: string;
    readonly n: number;
    readonly title: string;
    readonly hash: string;
    readonly organisations: readonly string[];
  };
}

export interface Version {
  readonly documentId: string;
  readonly n: number;
  readonly type: VersionType;
  readonly name: string;
  readonly hash: string;
  readonly previousHash: string | null;
  readonly contentHash: string;
  readonly createdAt: number;
  readonly metadata: VersionMetadata;
  /** As its kind reads today; undefined when it was taken away. */
  readonly content: Content | undefined;
}

/** A version as it was sealed, its content brought to the kind's shape of today. */
export async function readVersion(
  db: Kysely<Tables>,
  documentId: string,
  n: number,
): Promise<Version | undefined> {
  const row = await db
    .selectFrom('version')
    .leftJoin('version_content', (join) =>
      join
        .onRef('version_content.document_id', '=', 'version.document_id')
        .onRef('version_content.n', '=', 'version.n'),
    )
    .selectAll('version')
    .select('version_content.content_json')
    .where('version.document_id', '=', documentId)
    .where('version.n', '=', n)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    documentId,
    n,
    type: row.type as VersionType,
    name: row.name,
    hash: row.hash,
    previousHash: row.previous_hash,
    contentHash: row.content_hash,
    createdAt: row.created_at,
    metadata: JSON.parse(row.metadata_json) as VersionMetadata,
    content: row.content_json === null ? undefined : upgraded(JSON.parse(row.content_json) as Content),
  };
}

/** @throws where the content is of a newer build than this one, or of a kind it lacks */
export function upgraded(content: Content): Content {
  const kind = kindNamed(content.kind);
  if (!kind || content.kindVersion > kind.version) {
    throw new Error(`Content of kind ${content.kind} v${content.kindVersion} is of a newer build.`);
  }
  let { fields } = content;
  for (let v = content.kindVersion; v < kind.version; v += 1) {
    const upgrade = kind.upgrades[v];
    if (!upgrade) throw new Error(`Kind ${kind.name} has no upgrade from v${v}.`);
    fields = upgrade(fields);
  }
  return { kind: kind.name, kindVersion: kind.version, fields };
}
