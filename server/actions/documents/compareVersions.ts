import type { Answer } from '../../../shared/contract/calls.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import type { ReferenceLabel } from '../../../shared/kinds/kind.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import { type Action } from '../action.ts';
import { notFound } from '../error.ts';
import { contributorsOf, type Contributor } from './contributors.ts';
import { type DocumentRow, documentFor } from './open.ts';
import { forkableVersion } from './readable.ts';
import { readVersion, type Version } from './readVersion.ts';
import { referencedIds } from './references.ts';
import { kindOf, titleOf } from './seal.ts';
import { surroundingsOf } from './surroundings.ts';
import { contributorsAt, newlyWritten } from './versionSummary.ts';

type Compared = Answer<'compareVersions'>['from'];
interface Side {
  readonly compared: Compared;
  /** Undefined for a version of another document. */
  readonly contributors: readonly Contributor[] | undefined;
}

/** Two readings of a document, to be told apart by whoever asked: nothing is written. */
export const compareVersions: Action<'compareVersions'> = async (ctx, actor, { params, query }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'read');
  const [from, to] = await Promise.all([query.from, query.to].map((which) => sideOf(ctx, actor, row, which)));
  if (!from || !to) throw notFound('version');
  const wrote = from.contributors && to.contributors ? newlyWritten(from.contributors, to.contributors) : [];
  return {
    kind: row.kind,
    from: from.compared,
    to: to.compared,
    people: wrote.map(({ person, organisation }) => ({ name: person, organisation })),
    mayRestore: from.contributors !== undefined && can(actor, 'nameVersion', thing),
  };
};

async function sideOf(ctx: Context, actor: Actor, row: DocumentRow, which: string): Promise<Side> {
  if (which === 'now') return asItIs(ctx, row);
  if (which === 'source') {
    const { source_document_id: documentId, source_version: n } = row;
    if (!documentId || !n) throw notFound('version');
    return { compared: told(await forkableVersion(ctx, actor, documentId, n)), contributors: undefined };
  }
  const n = Number(which);
  const version = await readVersion(ctx.db, row.id, n);
  if (!version?.content) throw notFound('version');
  return { compared: told(version), contributors: await contributorsAt(ctx.db, row.id, n) };
}

async function asItIs(ctx: Context, row: DocumentRow): Promise<Side> {
  const { content, epoch, seq } = await ctx.rooms.contentAt(row.id, row.frozen_seq ?? undefined);
  const kind = kindOf(row.kind);
  const published = publishedContent(content, kind.fields).fields;
  const [{ references }, contributors] = await Promise.all([
    surroundingsOf(ctx.db, row),
    contributorsOf(ctx.db, row.id, { epoch, seq }),
  ]);
  return {
    compared: {
      documentId: row.id,
      name: '',
      title: titleOf(kind, content),
      at: ctx.now(),
      fields: { ...published },
      // Only what is named in the text: who came from outside the network is told of nothing else.
      references: labelsOf(references, referencedIds(kind.fields, published)),
    },
    contributors,
  };
}

function told({ documentId, n, name, createdAt, metadata, content }: Version): Compared {
  return {
    documentId,
    n,
    name,
    title: metadata.title,
    at: createdAt,
    fields: { ...content?.fields },
    references: labelsOf(metadata.references),
  };
}

function labelsOf(
  references: Readonly<Record<string, ReferenceLabel>>,
  named?: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(references)
      .filter(([id]) => named?.has(id) ?? true)
      .map(([id, { label }]) => [id, label]),
  );
}
