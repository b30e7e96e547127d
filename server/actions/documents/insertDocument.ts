import type { Transaction } from 'kysely';
import * as Y from 'yjs';
import { encodeSeed } from '../../../shared/content/apply.ts';
import type { Content } from '../../../shared/content/fields.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Context } from '../../context.ts';
import { insertFirstRow } from '../../store/log.ts';
import type { Tables } from '../../store/tables.ts';
import { carryFiles } from '../files/carryFiles.ts';
import { indexLive } from './indexText.ts';
import { kindOf, titleOf } from './seal.ts';

export interface NewDocument {
  readonly content: Content;
  readonly owner: DocumentThing['owner'];
  readonly createdBy: string;
  readonly cycleId?: string | undefined;
  readonly source?: { readonly documentId: string; readonly n: number };
}

/** Builds the document and its first log row; call the result inside a transaction: both or neither. */
export function prepareDocument(ctx: Context, wanted: NewDocument) {
  const kind = kindOf(wanted.content.kind);
  const id = uuidv7(ctx.now(), ctx.random);
  const at = ctx.now();
  const bytes = encodeSeed(kind.fields, wanted.content.fields, ctx.random);
  const signers = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(bytes)).keys()];
  const insert = async (tx: Transaction<Tables>): Promise<void> => {
    await tx
      .insertInto('document')
      .values({
        id,
        kind: kind.name,
        kind_version: kind.version,
        network_id: wanted.owner.type === 'network' ? wanted.owner.id : null,
        organisation_id: wanted.owner.type === 'organisation' ? wanted.owner.id : null,
        cycle_id: wanted.cycleId ?? null,
        title: titleOf(kind, wanted.content),
        finding: kind.finding(wanted.content),
        template: 0,
        state: 'live',
        frozen_seq: null,
        epoch: 1,
        source_document_id: wanted.source?.documentId ?? null,
        source_version: wanted.source?.n ?? null,
        base_version: wanted.source?.n ?? null,
        created_by: wanted.createdBy,
        created_at: at,
        updated_at: at,
        removed_at: null,
      })
      .execute();
    await insertFirstRow(
      tx,
      { documentId: id, part: 'shared', epoch: 1 },
      {
        personId: null,
        organisationId: null,
        at,
        hash: sha256(bytes),
        bytes,
        newClients: signers,
      },
    );
    const { source, content, createdBy } = wanted;
    await indexLive(ctx, tx, id, content);
    if (source) await carryFiles(ctx, tx, { from: source.documentId, to: id, content, by: createdBy });
  };
  return { id, insert };
}
