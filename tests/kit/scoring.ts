import * as Y from 'yjs';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { applyChanges, type Change } from '../../shared/content/apply.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { partOf } from '../../shared/content/parts.ts';
import { lineOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import { rubricFields } from '../../shared/kinds/rubric/fields.ts';
import { scoreFields } from '../../shared/kinds/rubric/scores.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import { call, type Example, networkOf, received } from './example.ts';

/** Two categories, three criteria, two vendors: enough to score. */
export interface RubricIds {
  readonly categories: readonly string[];
  readonly criteria: readonly string[];
  readonly vendors: readonly string[];
}

export function smallRubric(): { readonly ids: RubricIds; readonly changes: readonly Change[] } {
  const ids = {
    categories: [shortId(), shortId()],
    criteria: [shortId(), shortId(), shortId()],
    vendors: [shortId(), shortId()],
  };
  const row = (list: string, id: string, fields: Fields): Change => ({
    type: 'insertRow',
    list,
    row: { id, fields },
  });
  const [safe = '', usable = ''] = ids.categories;
  const changes = [
    { type: 'text' as const, address: 'title', nodes: lineOf('Which reading program') },
    ...['Not there', 'A little', 'Half', 'Mostly', 'Fully'].map((name) =>
      row('levels', shortId(), { name: lineOf(name) }),
    ),
    row('categories', safe, { name: lineOf('Safe') }),
    row('categories', usable, { name: lineOf('Usable') }),
    ...['Data is deleted on request', 'Single sign-on', 'Teachers find things'].map((name, i) =>
      row('criteria', ids.criteria[i] ?? '', {
        name: lineOf(name),
        category: i < 2 ? safe : usable,
        points: 10 * (i + 1),
      }),
    ),
    ...['Lumen', 'Pathway'].map((name, i) => row('vendors', ids.vendors[i] ?? '', { name: lineOf(name) })),
  ];
  return { ids, changes };
}

/** A rubric of the example network, ready to be scored. */
export async function newRubric(example: Example, host = 'maria') {
  const { ids, changes } = smallRubric();
  const { id } = await createDocument(
    example.ctx,
    await example.actor(host),
    received(undefined, {
      kind: 'rubric',
      owner: { type: 'network', id: await networkOf(example, host) },
    }),
    call,
  );
  await edit(example, id, host, changes);
  return { id, ids };
}

export async function person(example: Example, host: string): Promise<PersonActor> {
  const actor = await example.actor(host);
  if (actor.type !== 'person') throw new Error(`${host} is nobody.`);
  return actor;
}

/** An edit by the document's own door, as from an editor. */
export async function edit(example: Example, documentId: string, host: string, changes: readonly Change[]) {
  await into(example, documentId, host, changes);
}

/** What somebody scores, into their sealed part. @param given vendor, criterion, score, note */
export async function score(
  example: Example,
  documentId: string,
  host: string,
  given: readonly (readonly [string, string, string, string?])[],
  more: readonly Change[] = [],
) {
  const { id } = await person(example, host);
  const changes = given.flatMap(([vendor, criterion, value, note]): Change[] => [
    { type: 'set', address: `scores/${vendor}/${criterion}`, value },
    ...(note
      ? [{ type: 'text' as const, address: `notes/${vendor}/${criterion}`, nodes: lineOf(note) }]
      : []),
  ]);
  await into(example, documentId, host, [...changes, ...more], partOf('sealed', id));
}

async function into(
  example: Example,
  documentId: string,
  host: string,
  changes: readonly Change[],
  part?: string,
) {
  const { ctx } = example;
  const by = await person(example, host);
  const { epoch, updates } = await ctx.rooms.copyOf(documentId, part);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  applyChanges(doc, part ? scoreFields : rubricFields, changes, 'test');
  const signer = { personId: by.id, organisationId: by.networks[0]?.organisationId ?? '' };
  await ctx.rooms.append(documentId, Y.encodeStateAsUpdate(doc, before), signer, epoch, part);
}
