import { readBatch, writeBatch } from '../../shared/protocol/batch.ts';
import { type Closed, linkHeader, type Opened, type Taken } from '../../shared/protocol/http.ts';
import type { Dial, Wire, WireEvents } from './wire.ts';

export interface HttpOptions {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
}

/** A poll is held by the server for 20 s, and is given up after this long. */
const pollPatience = 30_000;
const postPatience = 20_000;
/** A request that fails is sent again after these waits, then the connection counts as lost. */
const retries: readonly number[] = [300, 1000, 3000];
/** Of a body, unless one message is larger. */
const bodySize = 512 * 1024;
/** The largest body that a browser still sends for a page that is gone. */
const farewellSize = 60 * 1024;

/** The socket's messages over HTTP: up by POST, down by a GET that the server holds until there is something. */
export function overHttp(options: HttpOptions): Dial {
  return (url, events) => new HttpWire(url, events, options);
}

class HttpWire implements Wire {
  private readonly events: WireEvents;
  private readonly fetch: HttpOptions['fetch'];
  private readonly address: string;
  private readonly over = new AbortController();
  private link: string | undefined;
  /** Messages that the server is not known to have taken; `first` is the number of the first. */
  private waiting: Uint8Array[] = [];
  private first = 1;
  private posting = false;
  private received = 0;

  constructor(url: string, events: WireEvents, options: HttpOptions) {
    this.events = events;
    this.fetch = options.fetch;
    const [address = '', query = ''] = url.replace(/^ws/, 'http').split('?', 2);
    this.address = address;
    void this.open(`${address}?${query}`);
  }

  send(bytes: Uint8Array): void {
    if (this.over.signal.aborted) return;
    this.waiting.push(bytes);
    void this.post();
  }

  /** What is waiting still goes out, even when the page is going away. */
  close(): void {
    if (this.over.signal.aborted) return;
    const { link } = this;
    this.end();
    if (link === undefined) return;
    const body = writeBatch({ first: this.first, messages: this.firstWithin(farewellSize) });
    const farewell = { ...asking(link), method: 'POST', body, keepalive: true };
    const { fetch } = this;
    fetch(`${this.address}/messages?close=1`, farewell).catch(() => undefined);
  }

  private async open(address: string): Promise<void> {
    try {
      const answer = await this.posted<Opened>(address, { method: 'POST', credentials: 'same-origin' });
      if (this.over.signal.aborted) return;
      if ('closed' in answer) return this.closed(answer.closed.code);
      this.link = answer.link;
      this.events.opened();
      void this.post();
      await this.pollOn(answer.link);
    } catch {
      this.closed(undefined);
    }
  }

  private async pollOn(link: string): Promise<void> {
    while (!this.over.signal.aborted) {
      const heard = await this.again(() =>
        this.poll(`${this.address}/messages?after=${this.received}`, link),
      );
      if (this.over.signal.aborted) return;
      if ('closed' in heard) return this.closed(heard.closed.code);
      for (const message of heard.messages) this.events.heard(message);
    }
  }

  private poll(path: string, link: string): Promise<Closed | { messages: Uint8Array[] }> {
    return this.ask(path, asking(link), pollPatience, async (response) => {
      if (response.headers.get('content-type')?.startsWith('application/json')) {
        return (await response.json()) as Closed;
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length === 0) return { messages: [] };
      const batch = readBatch(bytes);
      if (!batch || batch.first > this.received + 1) throw new NotALink('What came was not asked for.');
      const fresh = batch.messages.slice(this.received + 1 - batch.first);
      this.received += fresh.length;
      return { messages: fresh };
    });
  }

  private async post(): Promise<void> {
    const { link } = this;
    if (this.posting || link === undefined) return;
    this.posting = true;
    try {
      while (this.waiting.length > 0 && !this.over.signal.aborted) {
        const [message] = this.waiting;
        const messages = this.firstWithin(Math.max(bodySize, message?.length ?? 0));
        const sent = { ...asking(link), method: 'POST', body: writeBatch({ first: this.first, messages }) };
        const answer = await this.again(() => this.posted<Taken | Closed>(`${this.address}/messages`, sent));
        if ('closed' in answer) return this.closed(answer.closed.code);
        const taken = answer.taken + 1 - this.first;
        if (taken < 0 || taken > this.waiting.length) throw new NotALink('the server counts otherwise');
        this.waiting.splice(0, taken);
        this.first += taken;
      }
    } catch {
      this.closed(undefined);
    } finally {
      this.posting = false;
    }
  }

  /** As many of what waits as fit. */
  private firstWithin(most: number): Uint8Array[] {
    let size = 0;
    const end = this.waiting.findIndex((message) => {
      size += message.length;
      return size > most;
    });
    return end < 0 ? this.waiting : this.waiting.slice(0, end);
  }

  private posted<A>(address: string, init: RequestInit): Promise<A> {
    return this.ask(address, init, postPatience, async (response) => {
      const answer: unknown = await response.json();
      if (typeof answer !== 'object' || answer === null) throw new NotALink('The answer has no sense.');
      return answer as A;
    });
  }

  /** @throws NotALink when asking again is of no use, anything else when it may help */
  private async ask<A>(
    address: string,
    init: RequestInit,
    patience: number,
    read: (response: Response) => Promise<A>,
  ): Promise<A> {
    const request = new AbortController();
    const giveUp = () => request.abort();
    const timer = setTimeout(giveUp, patience);
    this.over.signal.addEventListener('abort', giveUp);
    try {
      const { fetch } = this;
      const response = await fetch(address, { ...init, signal: request.signal });
      if (response.ok) return await read(response);
      const why = `The server answered ${response.status}.`;
      throw response.status >= 500 ? new Error(why) : new NotALink(why);
    } finally {
      clearTimeout(timer);
      this.over.signal.removeEventListener('abort', giveUp);
    }
  }

  /** Nothing is taken twice, so what failed may be asked for again. */
  private async again<A>(ask: () => Promise<A>): Promise<A> {
    for (const wait of retries) {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof NotALink || this.over.signal.aborted) throw error;
        await this.pause(wait);
      }
    }
    return ask();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const end = () => {
        clearTimeout(timer);
        this.over.signal.removeEventListener('abort', end);
        done();
      };
      const timer = setTimeout(end, ms);
      this.over.signal.addEventListener('abort', end);
    });
  }

  private closed(code: number | undefined): void {
    if (this.over.signal.aborted) return;
    this.end();
    this.events.closed(code);
  }

  private end(): void {
    this.link = undefined;
    this.over.abort();
  }
}

function asking(link: string): RequestInit {
  return { credentials: 'same-origin', headers: { [linkHeader]: link }, cache: 'no-store' };
}

/** The other side knows nothing of this link, or is no Second Draft. */
class NotALink extends Error {}
