import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ContentKind } from '../../../shared/content/json.ts';
import { withParts } from '../../../shared/content/parts.ts';
import type { Archive } from './archive.ts';
import type { Answered, Answers, Asked, Call } from './calls.ts';
import { type InlineSetting, unreadableRows } from './inline.ts';

export interface WorkerSetting extends Omit<InlineSetting, 'reader'> {
  /** The database, which the thread opens for itself. */
  readonly file: string;
}

/** Raised for what was asked of a thread that ended before it answered. */
export class ArchiveEnded extends Error {
  override readonly name = 'ArchiveEnded';
}

/** Beside the built server; sources that are run as they are have their own way in. */
const script = join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'threadFromSource.mjs' : 'archive.js',
);

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
}

/**
 * An archive in a thread of its own, begun with the first call and begun anew when it has died. It keeps no process
 * alive.
 */
export function workerArchive({ file, kindNamed: named, onError }: WorkerSetting): Archive {
  const kindNamed = withParts(named);
  let thread: Worker | undefined;
  let stopped = false;
  let calls = 0;
  const waiting = new Map<number, Waiting>();

  function running(): Worker {
    if (stopped) throw new ArchiveEnded('The archive has been stopped.');
    if (thread) return thread;
    const begun = new Worker(script, { workerData: { file }, execArgv: [] });
    begun.on('message', (answered: Answered) => {
      const waits = waiting.get(answered.id);
      waiting.delete(answered.id);
      if (waiting.size === 0) begun.unref();
      if ('error' in answered)
        waits?.failed(Object.assign(new Error(answered.error.message), answered.error));
      else waits?.done(answered.answer as never);
    });
    begun.on('error', (error) => ended(begun, error));
    begun.on('exit', () => ended(begun, undefined));
    begun.unref();
    thread = begun;
    return begun;
  }

  function ended(which: Worker, error: unknown): void {
    if (thread !== which) return;
    thread = undefined;
    if (error !== undefined) onError('the thread of the archive died', { error });
    const failed = new ArchiveEnded('The thread that reads documents ended before it answered. Try again.');
    for (const waits of waiting.values()) waits.failed(failed);
    waiting.clear();
  }

  function ask<C extends Call>(call: C): Promise<Answers[C['type']]> {
    return new Promise((done, failed) => {
      const to = running();
      const id = (calls += 1);
      waiting.set(id, { done, failed });
      to.ref();
      to.postMessage({ id, call } satisfies Asked, []);
    });
  }

  /** Kinds hold functions too, which stay here. */
  function plain({ name, version, fields }: ContentKind): ContentKind {
    return { name, version, fields };
  }

  return {
    async content(place, kindName, upTo) {
      const { skipped, ...read } = await ask({
        type: 'content',
        place: bare(place),
        kind: plain(kindNamed(kindName)),
        upTo,
      });
      if (skipped.length > 0) onError(unreadableRows, { ...place, skipped });
      return read;
    },
    weigh: (place) => ask({ type: 'weigh', place: bare(place) }),
    compact: async (place, kindName) =>
      ask({ type: 'compact', place: bare(place), kind: plain(kindNamed(kindName)) }),
    rebuild: async (place, kindName) =>
      ask({ type: 'rebuild', place: bare(place), kind: plain(kindNamed(kindName)) }),
    tidy: () => ask({ type: 'tidy' }),
    async stop() {
      stopped = true;
      const last = thread;
      if (!last) return;
      last.ref();
      const gone = new Promise<void>((done) => last.once('exit', () => done()));
      last.postMessage({ stop: true } satisfies Asked, []);
      await gone;
    },
  };
}

function bare({ documentId, part, epoch }: { documentId: string; part: string; epoch: number }) {
  return { documentId, part, epoch };
}
