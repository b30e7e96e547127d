import type { LiveKind } from '../../shared/kinds/kind.ts';
import { connectDocument, type LiveDocument } from './document.ts';

/** One document takes no longer than this; the next round tries again. */
const patience = 30_000;

export interface UpToDateNeed {
  readonly userId: string;
  /** Its kind, and whatever a page of it needs; undefined when the server does not tell. */
  readonly describe: (documentId: string) => Promise<{ readonly kind: string } | undefined>;
  readonly loadKind: (name: string) => Promise<LiveKind | undefined>;
}

/** Sends what waits, and brings the copy to what the server has. Others do not see that one is here. */
export async function bringUpToDate(
  documentId: string,
  { userId, describe, loadKind }: UpToDateNeed,
): Promise<void> {
  const described = await describe(documentId);
  const kind = described && (await loadKind(described.kind));
  if (!kind) return;
  const live = connectDocument({ documentId, userId, kind, seen: false });
  try {
    await settled(live);
    await live.kept();
  } finally {
    live.close();
  }
}

function settled(live: LiveDocument): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      done();
    };
    const look = () => {
      const { state } = live.getSnapshot();
      const isUnderWay = state.type === 'loading' || (state.type === 'live' && state.save.type === 'saving');
      if (!isUnderWay) end();
    };
    const timer = setTimeout(end, patience);
    const stop = live.subscribe(look);
    look();
  });
}
