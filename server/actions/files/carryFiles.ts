import type { Transaction } from 'kysely';
import type { Content } from '../../../shared/content/fields.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';

const address = /"\/files\/([0-9a-f]{64})"/g;

/** The pictures that content shows. */
export function filesIn(content: Content): readonly string[] {
  return [...new Set([...JSON.stringify(content).matchAll(address)].map((match) => match[1] ?? ''))];
}

/** A copy holds those pictures of its source that it shows, and no others. */
export async function carryFiles(
  ctx: Pick<Context, 'now'>,
  tx: Transaction<Tables>,
  copy: { readonly from: string; readonly to: string; readonly content: Content; readonly by: string },
): Promise<void> {
  const shown = filesIn(copy.content);
  if (shown.length === 0) return;
  const held = await tx
    .selectFrom('document_file')
    .select('hash')
    .where('document_id', '=', copy.from)
    .where('hash', 'in', shown)
    .execute();
  if (held.length === 0) return;
  const { organisation_id } = await tx
    .selectFrom('document')
    .select('organisation_id')
    .where('id', '=', copy.to)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('document_file')
    .values(
      held.map(({ hash }) => ({
        document_id: copy.to,
        hash,
        organisation_id,
        created_by: copy.by,
        created_at: ctx.now(),
      })),
    )
    .execute();
}
