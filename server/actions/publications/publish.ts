import type { Transaction } from 'kysely';
import type { Content } from '../../../shared/content/fields.ts';
import type { Received } from '../../../shared/contract/calls.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Check } from '../../../shared/kinds/kind.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { checksOf } from '../documents/checks.ts';
import { indexPublished } from '../documents/indexText.ts';
import { about, type DocumentRow, documentFor } from '../documents/open.ts';
import type { Sealed } from '../documents/seal.ts';
import { ActionError, badRequest } from '../error.ts';
import { openSuggestions } from '../suggestions/openCheck.ts';
import { freezeAs } from './freezeAs.ts';
import { artifactsOf } from './publishingSheet.ts';

type Body = Received<'publish'>['body'];
type Artifacts = Awaited<ReturnType<typeof artifactsOf>>;

/** Freezes the document and makes that version readable under a permanent address, in one step. */
export const publish: Action<'publish'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'publish');
  const by = signedIn(actor);
  const offered = await artifactsOf(ctx.db, row.cycle_id);
  const chosen = offered.filter((one) => body.artifactIds.includes(one.id));
  if (chosen.length !== new Set(body.artifactIds).size) {
    throw badRequest('An artifact is not of this cycle, or was removed. Load the sheet again.', [
      'artifactIds',
    ]);
  }
  // Nobody's writing is interrupted for what can be seen beforehand; the same is asked again of what is frozen.
  const { content: beforehand } = await ctx.rooms.contentAt(row.id);
  const open = await openSuggestions(ctx, row);
  assertReady([...(await checksOf(ctx, row, beforehand, body.pages)), ...open], body.reason);
  const { metadata, version } = await freezeAs(ctx, {
    row,
    by,
    name: '',
    licence: body.licence,
    judge: async (content) => assertReady(await checksOf(ctx, row, content, body.pages), body.reason),
    also: (tx, sealed) => insertPublication(ctx, tx, { row, by, body, chosen, sealed }),
  });
  return {
    n: metadata.n,
    href: `/p/${row.id}/${metadata.n}`,
    ...(row.cycle_id ? { cycleHref: `/c/${row.cycle_id}` } : {}),
    hash: version.hash,
  };
};

function assertReady(checks: readonly Check[], reason: string | undefined): void {
  const errors = checks.filter((one) => one.level === 'error');
  if (errors.length > 0) {
    throw new ActionError('notReady', 'Something must be put right before this can be published.', {
      checks,
    });
  }
  if (checks.length > 0 && reason === undefined) {
    throw new ActionError('reasonNeeded', 'Say in one reason why the warnings may stand.', { checks });
  }
}

interface Publishing {
  readonly row: DocumentRow;
  readonly by: PersonActor;
  readonly body: Body;
  readonly chosen: Artifacts;
  readonly sealed: Sealed;
}

async function insertPublication(
  ctx: Context,
  tx: Transaction<Tables>,
  { row, by, body, chosen, sealed }: Publishing,
): Promise<void> {
  const id = uuidv7(ctx.now(), ctx.random);
  await tx
    .insertInto('publication')
    .values({
      id,
      document_id: row.id,
      n: sealed.metadata.n,
      cycle_id: row.cycle_id,
      cycle_n: row.cycle_id ? await nextInCycle(tx, row.cycle_id) : null,
      visibility: body.visibility,
      licence: body.licence,
      reason: body.reason ?? null,
      created_by: by.id,
      created_at: ctx.now(),
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .execute();
  if (chosen.length > 0) {
    await tx
      .insertInto('publication_artifact')
      .values(
        chosen.map((one) => ({
          publication_id: id,
          artifact_id: one.id,
          title: one.title,
          sort: one.sort,
          url: one.url,
          organisation: one.organisation.name,
          licence: one.licence,
        })),
      )
      .execute();
  }
  await indexPublished(ctx, tx, {
    documentId: row.id,
    n: sealed.metadata.n,
    metadata: sealed.metadata,
    content: JSON.parse(sealed.content.content_json) as Content,
  });
  await audit(ctx, tx, by, 'document.published', {
    ...about(row),
    details: {
      n: sealed.metadata.n,
      hash: sealed.version.hash,
      visibility: body.visibility,
      licence: body.licence,
      ...(body.reason ? { reason: body.reason } : {}),
      ...(body.pages === undefined ? {} : { pages: body.pages }),
    },
  });
}

async function nextInCycle(tx: Transaction<Tables>, cycleId: string): Promise<number> {
  const { newest } = await tx
    .selectFrom('publication')
    .select((eb) => eb.fn.max('cycle_n').as('newest'))
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return (newest ?? 0) + 1;
}
