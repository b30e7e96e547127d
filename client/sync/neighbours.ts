import * as Y from 'yjs';

/** To the other pages of this browser that opened one of the same name. */
export interface Channel {
  tell(said: unknown): void;
  hear(listener: (said: unknown) => void): void;
  close(): void;
}

export function openChannel(name: string): Channel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(name);
  const tell = channel.postMessage.bind(channel);
  return {
    tell: (said) => tell(said),
    hear: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    close: () => channel.close(),
  };
}

type Said =
  | { readonly type: 'have'; readonly vector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array };

/**
 * The other pages of this browser that hold the same copy. While the server is away they give each other what is
 * written. With a server they don't: an edit that leans on a neighbour's must not reach it before that one does.
 */
export class Neighbours {
  private readonly ydoc: Y.Doc;
  private readonly channel: Channel;
  private readonly isAway: () => boolean;

  /** @param isAway whether the server is away: then what the others have is taken */
  constructor(ydoc: Y.Doc, channel: Channel, isAway: () => boolean) {
    this.ydoc = ydoc;
    this.channel = channel;
    this.isAway = isAway;
    channel.hear((said) => {
      if (isSaid(said)) this.heard(said);
    });
    ydoc.on('update', this.changed);
    this.ask();
  }

  /** Whatever the others have that is not here. */
  ask(): void {
    if (this.isAway()) this.say({ type: 'have', vector: Y.encodeStateVector(this.ydoc) });
  }

  close(): void {
    this.ydoc.off('update', this.changed);
    this.channel.close();
  }

  private readonly changed = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.isAway()) this.say({ type: 'update', update });
  };

  private heard(said: Said): void {
    if (said.type === 'update') {
      if (this.isAway()) Y.applyUpdate(this.ydoc, said.update, this);
      return;
    }
    this.say({ type: 'update', update: Y.encodeStateAsUpdate(this.ydoc, said.vector) });
    const own = Y.decodeStateVector(Y.encodeStateVector(this.ydoc));
    const lacks = [...Y.decodeStateVector(said.vector)].some(([client, n]) => n > (own.get(client) ?? 0));
    if (lacks) this.ask();
  }

  private say(said: Said): void {
    this.channel.tell(said);
  }
}

function isSaid(data: unknown): data is Said {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  if (data.type === 'have') return 'vector' in data && data.vector instanceof Uint8Array;
  return data.type === 'update' && 'update' in data && data.update instanceof Uint8Array;
}
