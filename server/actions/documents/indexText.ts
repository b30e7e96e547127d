import type { Transaction } from 'kysely';
import type { Content, Field, Fields, Matrix, Row, Value, Variants } from '../../../shared/content/fields.ts';
import { withNotes } from '../../../shared/content/notes.ts';
import { lineText, plainText } from '../../../shared/content/text.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { readVersion, type Version } from './readVersion.ts';
import { kindOf, titleOf } from './seal.ts';

type Indexing = Pick<Context, 'search' | 'now'>;

/** What the library shows and filters by without opening a version. */
export interface Facts {
  readonly kind: string;
  readonly finding: string;
  /** By id and, as they were called then, by name. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly network?: { readonly id: string; readonly name: string };
  readonly problem?: string;
  readonly decisions: readonly { readonly organisation: string; readonly choice: string }[];
}

/** Lets the live text of a document be found by those who may read it. */
export async function indexLive(
  ctx: Indexing,
  tx: Transaction<Tables>,
  documentId: string,
  content: Content,
): Promise<void> {
  const kind = kindOf(content.kind);
  const title = titleOf(kind, content);
  const text = textOf(withNotes(kind.fields), content.fields, kind.titleField);
  const known = await tx
    .selectFrom('search_entry')
    .select(['title', 'text'])
    .where('document_id', '=', documentId)
    .where('n', '=', 0)
    .executeTakeFirst();
  if (known && known.title === title && known.text === text) return;
  await ctx.search.put(tx, { documentId, n: 0, title, text, facts: '{}', at: ctx.now() });
}

/** Lets a published version be found: its words, and the names of those who stand behind it. */
export async function indexPublished(
  ctx: Indexing,
  tx: Transaction<Tables>,
  { documentId, n, metadata, content }: Pick<Version, 'documentId' | 'n' | 'metadata' | 'content'>,
): Promise<void> {
  const kind = kindOf(metadata.kind);
  const decisions = content ? (kind.decisions?.(content) ?? []) : [];
  const facts: Facts = {
    kind: metadata.kind,
    finding: metadata.finding,
    organisations: metadata.organisations.map(({ id, name }) => ({ id, name })),
    ...(metadata.network ? { network: metadata.network } : {}),
    ...(metadata.cycle?.problem ? { problem: metadata.cycle.problem } : {}),
    decisions: decisions.map((one) => ({
      organisation: metadata.references[one.organisation]?.label ?? '',
      choice: one.choice,
    })),
  };
  const body = content ? textOf(kind.fields, content.fields, kind.titleField) : '';
  const text = [
    body.includes(metadata.finding) ? '' : metadata.finding,
    body,
    metadata.cycle?.problem ?? '',
    metadata.network?.name ?? '',
    ...metadata.organisations.map((one) => one.name),
  ];
  await ctx.search.put(tx, {
    documentId,
    n,
    title: metadata.title,
    text: text.filter((line) => line !== '').join('\n'),
    facts: JSON.stringify(facts),
    at: ctx.now(),
  });
}

/** Published versions that the index does not know of yet. */
export async function indexMissingPublications(ctx: Indexing & Pick<Context, 'db' | 'lane'>): Promise<void> {
  const missing = await ctx.db
    .selectFrom('publication')
    .leftJoin('search_entry', (join) =>
      join
        .onRef('search_entry.document_id', '=', 'publication.document_id')
        .onRef('search_entry.n', '=', 'publication.n'),
    )
    .select(['publication.document_id', 'publication.n'])
    .distinct()
    .where('publication.withdrawn_at', 'is', null)
    .where('search_entry.id', 'is', null)
    .execute();
  for (const { document_id, n } of missing) {
    const version = await readVersion(ctx.db, document_id, n);
    if (version) await ctx.lane.write((tx) => indexPublished(ctx, tx, version));
  }
}

/** The live text of documents that the index does not know of yet, one after the other, until `isStopped`. */
export async function indexMissingDocuments(
  ctx: Indexing & Pick<Context, 'db' | 'lane' | 'rooms'>,
  isStopped: () => boolean,
): Promise<void> {
  const missing = await ctx.db
    .selectFrom('document')
    .leftJoin('search_entry', (join) =>
      join.onRef('search_entry.document_id', '=', 'document.id').on('search_entry.n', '=', 0),
    )
    .select('document.id')
    .where('document.erased_at', 'is', null)
    .where('search_entry.id', 'is', null)
    .orderBy('document.updated_at', 'desc')
    .execute();
  const failures: unknown[] = [];
  for (const { id } of missing) {
    if (isStopped()) return;
    try {
      const { content } = await ctx.rooms.contentAt(id);
      await ctx.lane.write((tx) => indexLive(ctx, tx, id, content));
    } catch (error) {
      // One that can't be read keeps no other from being found.
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} documents were not indexed`);
}

/** Characters of a document that are looked through: some sixty pages, indexed in less than 100 ms. */
const longest = 200_000;

/** All the words of a content but its title, a line for each block. */
function textOf(fields: readonly Field[], content: Fields, titleField: string): string {
  return linesOf(
    fields.filter((field) => field.name !== titleField),
    content,
  )
    .join('\n')
    .slice(0, longest);
}

function linesOf(fields: readonly Field[], content: Fields): string[] {
  return fields.flatMap((field) => {
    const value = Object.hasOwn(content, field.name) ? content[field.name] : undefined;
    return value === undefined ? [] : wordsIn(field, value).filter((line) => line.trim() !== '');
  });
}

function wordsIn(field: Field, value: Value): string[] {
  switch (field.type) {
    case 'line':
      return [lineText(value)];
    case 'rich':
      return [plainText(value as Parameters<typeof plainText>[0])];
    case 'list':
      return (value as readonly Row[]).flatMap((row) => linesOf(field.row, row.fields));
    case 'matrix':
      return Object.values((value as Matrix).cells).flatMap((cells) =>
        Object.values(cells).flatMap((cell) => wordsIn(field.cell, cell)),
      );
    case 'variants':
      return [
        ...Object.values((value as Variants).texts),
        ...Object.values((value as Variants).units ?? {}).flatMap((units) =>
          Object.values(units).map(({ text }) => text),
        ),
      ].map((nodes) => plainText(nodes));
    default:
      return [];
  }
}
