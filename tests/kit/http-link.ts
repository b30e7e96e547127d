import { type Batch, readBatch, writeBatch } from '../../shared/protocol/batch.ts';
import { type Closed, linkHeader, type Opened, type Taken } from '../../shared/protocol/http.ts';
import { WireClient } from './live-client.ts';
import type { LiveServer } from './live.ts';
import { schemaVersion } from '../../shared/protocol/messages.ts';

interface Asked {
  readonly person?: string | undefined;
  readonly origin?: string | undefined;
  readonly query?: string;
  readonly documentId: string;
}

/** One client over HTTP, each request made by hand. */
export class RawLink {
  readonly client: WireClient;
  token = '';
  closed: Closed['closed'] | undefined;
  /** Messages not yet sent, and the number of the first. */
  readonly waiting: Uint8Array[] = [];
  first = 1;
  received = 0;
  private readonly base: string;
  private readonly asked: Asked;

  constructor(served: LiveServer, asked: Asked) {
    this.base = served.url.replace('ws:', 'http:');
    this.asked = asked;
    this.client = new WireClient((bytes) => void this.waiting.push(bytes));
  }

  async open(): Promise<Response> {
    const { documentId, query = `?protocol=1&schema=${schemaVersion}` } = this.asked;
    const response = await fetch(`${this.base}/live/${documentId}${query}`, {
      method: 'POST',
      headers: this.headers(),
    });
    if (response.ok) {
      const opened = (await response.json()) as Opened;
      if ('closed' in opened) this.closed = opened.closed;
      else this.token = opened.link;
    }
    return response;
  }

  /** Sends what waits, as a client does that has heard the answer. */
  async push(): Promise<void> {
    const messages = this.waiting.splice(0);
    const answer = await this.post(writeBatch({ first: this.first, messages }));
    this.first += messages.length;
    this.hearClose(await answer.json());
  }

  post(body: Uint8Array<ArrayBuffer>, query = ''): Promise<Response> {
    return fetch(`${this.messages()}${query}`, { method: 'POST', headers: this.headers(), body });
  }

  get(query: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.messages()}${query}`, { ...init, headers: this.headers() });
  }

  /** One poll; what comes is heard by the client. */
  async poll(query = ''): Promise<number> {
    const response = await this.get(`?after=${this.received}${query}`);
    if (response.headers.get('content-type') === 'application/json') {
      this.hearClose(await response.json());
      return 0;
    }
    const batch = batchOf(new Uint8Array(await response.arrayBuffer()));
    this.received += batch.messages.length;
    for (const message of batch.messages) this.client.hear(message);
    return batch.messages.length;
  }

  /** Polls and pushes until something holds, or the link is closed. */
  async until(holds: () => boolean): Promise<void> {
    const end = Date.now() + 5000;
    while (!holds() && !this.closed) {
      if (Date.now() > end) throw new Error('It never happened over HTTP.');
      if (this.waiting.length > 0) await this.push();
      await this.poll('&hold=0');
    }
  }

  headers(): Record<string, string> {
    const { person, origin = this.base } = this.asked;
    return {
      ...(person ? { cookie: `person=${person}` } : {}),
      ...(origin ? { origin } : {}),
      ...(this.token ? { [linkHeader]: this.token } : {}),
    };
  }

  private messages(): string {
    return `${this.base}/live/${this.asked.documentId}/messages`;
  }

  private hearClose(answer: unknown): void {
    const said = answer as Closed | Taken;
    if ('closed' in said) this.closed = said.closed;
  }
}

export function batchOf(bytes: Uint8Array): Batch {
  if (bytes.length === 0) return { first: 0, messages: [] };
  const batch = readBatch(bytes);
  if (!batch) throw new Error('The server sent no batch.');
  return batch;
}
