import type { ContentKind } from '../../shared/content/json.ts';
import type { Notice } from '../../shared/protocol/messages.ts';
import { Carriers, tabMemory } from './carriers.ts';
import { Connected } from './connected.ts';
import { overHttp } from './httpWire.ts';
import { browserDevice, type Device } from './kept.ts';
import type { LiveSnapshot } from './state.ts';
import { overWebSocket } from './wire.ts';

/** The origin of transactions that a person's own edits make outside of text editors. */
export const localEdit = Symbol('local edit');

export interface ConnectOptions {
  readonly documentId: string;
  /** A personal part of it, kept on the device beside the document; the shared one when absent. */
  readonly part?: string;
  readonly userId: string;
  readonly kind: ContentKind;
  /** `wss://host`; this page's own host when absent. */
  readonly url?: string;
  readonly device?: Device;
  readonly carriers?: Carriers;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Whether others see that one is here; not when a copy is only brought up to date. */
  readonly seen?: boolean;
}

/** An open document: its content, whether it is saved, and what became of edits that came too late. */
export interface LiveDocument {
  getSnapshot(): LiveSnapshot;
  subscribe(listener: () => void): () => void;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Whether leaving now would leave edits on this device only. */
  hasUnsent(): boolean;
  /** Once the server's content is on this device too, or it has turned out that it can't be. */
  kept(): Promise<void>;
  dismissLateEdits(): void;
  close(): void;
}

export function connectDocument(options: ConnectOptions): LiveDocument {
  const {
    device = browserDevice,
    carriers = browserCarriers(),
    now = Date.now,
    random = Math.random,
    url = ownHost(),
    seen = true,
    part,
  } = options;
  return new Connected({ ...options, part, device, carriers, now, random, url, seen });
}

function ownHost(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}

function browserCarriers(): Carriers {
  return new Carriers({
    dial: {
      socket: overWebSocket((url) => new WebSocket(url)),
      http: overHttp({ fetch: (...asked) => fetch(...asked) }),
    },
    memory: tabMemory,
    now: Date.now,
  });
}
