import { sql } from 'kysely';
import { contributorsOf } from '../actions/documents/contributors.ts';
import { keepVersion } from '../actions/documents/keepVersion.ts';
import type { Context } from '../context.ts';

const minute = 60_000;
/** A work session has ended when nobody wrote for this long. */
const quiet = 5 * minute;
/** Where nobody pauses, a version is kept this long after the first edit that none has. */
const longest = 30 * minute;
/** In one round: the rest is for the next. */
const most = 20;

type Keeping = Pick<Context, 'db' | 'lane' | 'rooms' | 'now' | 'log'>;

/** Looks after the automatic versions of all documents. */
export class VersionKeeper {
  private readonly ctx: Keeping;
  /** When a document was first seen with edits that no version has. */
  private readonly since = new Map<string, number>();
  /** When it had last changed as it was looked at and had nothing to keep. */
  private readonly looked = new Map<string, number>();

  constructor(ctx: Keeping) {
    this.ctx = ctx;
  }

  /** One round. @returns how many versions were kept */
  async look(): Promise<number> {
    const { ctx } = this;
    const now = ctx.now();
    const changed = await ctx.db
      .selectFrom('document')
      .select(['id', 'updated_at'])
      .where('state', '=', 'live')
      .where('removed_at', 'is', null)
      .where('erased_at', 'is', null)
      .where((eb) =>
        eb(
          'updated_at',
          '>',
          eb
            .selectFrom('version')
            .select((of) => of.fn.coalesce(of.fn.max('version.created_at'), sql<number>`0`).as('at'))
            .whereRef('version.document_id', '=', 'document.id'),
        ),
      )
      .execute();
    const open = new Set(changed.map(({ id }) => id));
    for (const known of [this.since, this.looked]) {
      for (const id of known.keys()) if (!open.has(id)) known.delete(id);
    }
    const due = changed.filter(({ id, updated_at: at }) => {
      if (this.looked.get(id) === at) return false;
      const since = this.since.get(id) ?? at;
      this.since.set(id, since);
      return now - at >= quiet || now - since >= longest;
    });
    let kept = 0;
    for (const { id, updated_at: at } of due.slice(0, most)) {
      try {
        if (await this.keep(id)) kept += 1;
        else this.looked.set(id, at);
      } catch (error) {
        // One that can't be read keeps no other from having its version.
        ctx.log.error({ err: error, documentId: id }, 'a version was not kept by itself');
        this.looked.set(id, at);
      }
      this.since.delete(id);
    }
    return kept;
  }

  private async keep(id: string): Promise<boolean> {
    const { ctx } = this;
    const row = await ctx.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return false;
    const all = { epoch: row.epoch, seq: Number.MAX_SAFE_INTEGER };
    // What only the server wrote is where it was begun from: there is no work to look back at.
    if ((await contributorsOf(ctx.db, id, all)).length === 0) return false;
    const before = await this.newest(id);
    return (await keepVersion(ctx, row, { type: 'automatic', name: '' })) !== before;
  }

  private async newest(id: string): Promise<number | undefined> {
    const row = await this.ctx.db
      .selectFrom('version')
      .select((eb) => eb.fn.max('n').as('n'))
      .where('document_id', '=', id)
      .executeTakeFirst();
    return row?.n ?? undefined;
  }
}

/** Keeps automatic versions, every minute. @returns stops it */
export function keepVersions(ctx: Keeping): () => Promise<void> {
  const keeper = new VersionKeeper(ctx);
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = keeper
      .look()
      .catch((error: unknown) => ctx.log.error({ err: error }, 'automatic versions were not kept'))
      .finally(() => {
        busy = false;
      });
  }, minute);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
