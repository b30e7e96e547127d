import type { Kysely, Selectable } from 'kysely';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { publicationThing } from '../../auth/things.ts';
import type { Tables } from '../../store/tables.ts';
import { readVersion, type Version } from '../documents/readVersion.ts';

type Db = Kysely<Tables>;
type Publication = Selectable<Tables['publication']>;

export interface Published {
  readonly publication: Publication;
  readonly version: Version;
  readonly artifacts: readonly Selectable<Tables['publication_artifact']>[];
  /** The newest publication of the document that this reader may read. */
  readonly latest: { readonly n: number; readonly at: number };
}

/** @param n the latest that the actor may read when left out; undefined for what is unknown or not theirs */
export async function readPublication(
  db: Db,
  actor: Actor,
  documentId: string,
  n?: number,
): Promise<Published | undefined> {
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('withdrawn_at', 'is', null)
    .orderBy('n', 'desc')
    .execute();
  const readable: Publication[] = [];
  for (const row of rows) {
    const thing = await publicationThing(db, documentId, row.n);
    if (thing && can(actor, 'read', thing)) readable.push(row);
  }
  const publication = n === undefined ? readable[0] : readable.find((row) => row.n === n);
  const latest = readable[0];
  const version = publication && (await readVersion(db, documentId, publication.n));
  if (!publication || !latest || !version) return undefined;
  const artifacts = await db
    .selectFrom('publication_artifact')
    .selectAll()
    .where('publication_id', '=', publication.id)
    .orderBy('title')
    .execute();
  return { publication, version, artifacts, latest: { n: latest.n, at: latest.created_at } };
}

export interface Playbook extends Published {
  /** Numbers within the cycle. */
  readonly cycleN: number;
  readonly latestCycleN: number;
  /** The newest readable publications of the cycle's other documents. */
  readonly others: readonly { readonly documentId: string; readonly n: number; readonly title: string }[];
}

/** What a cycle published: its newest publication, or the n-th. */
export async function readPlaybook(
  db: Db,
  actor: Actor,
  cycleId: string,
  cycleN?: number,
): Promise<Playbook | undefined> {
  const rows = await db
    .selectFrom('publication')
    .select(['document_id', 'n', 'cycle_n'])
    .where('cycle_id', '=', cycleId)
    .where('withdrawn_at', 'is', null)
    .orderBy('cycle_n', 'desc')
    .execute();
  const found: Published[] = [];
  for (const row of rows) {
    const one = await readPublication(db, actor, row.document_id, row.n);
    if (one) found.push(one);
  }
  const shown = cycleN === undefined ? found[0] : found.find((one) => one.publication.cycle_n === cycleN);
  if (!shown) return undefined;
  const others = new Map<string, Playbook['others'][number]>();
  for (const { version } of found) {
    const { documentId, n, metadata } = version;
    if (documentId === shown.version.documentId || others.has(documentId)) continue;
    others.set(documentId, { documentId, n, title: metadata.title });
  }
  return {
    ...shown,
    cycleN: shown.publication.cycle_n ?? 1,
    latestCycleN: found[0]?.publication.cycle_n ?? 1,
    others: [...others.values()],
  };
}
