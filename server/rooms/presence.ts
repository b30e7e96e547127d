import type { Presence, PresenceUser, View } from '../../shared/protocol/messages.ts';
import { Cursor, Malformed } from './cursor.ts';
import type { PresenceEntry } from './encode.ts';

/** Somebody who may be shown as present. */
export interface Attendee {
  readonly user: PresenceUser;
}

interface Entry {
  owner: Attendee | undefined;
  /** Ours, ever growing: what a client counts is only a lower bound. */
  clock: number;
  state: Uint8Array;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gone = new TextEncoder().encode('null');
const longestText = 300;
/** In heights of the block at the top of a window. */
const farthest = 1000;
/** Those who left are remembered, so that a returning client id goes on counting; only so many of them. */
const goneKept = 256;

/** Who is in a room and where: identities written by the server, the rest by the clients. */
export class PresenceBoard {
  private readonly entries = new Map<number, Entry>();
  private readonly clients = new Map<Attendee, number>();
  private readonly changed = new Set<number>();
  private readonly limit: number;

  /** @param limit of one client's state, in bytes */
  constructor(limit: number) {
    this.limit = limit;
  }

  /**
   * Takes an awareness message. Entries for other client ids, which stock clients echo, are dropped; so is a state
   * that is too long or no object.
   * @param mayOwn whether this client id may be the attendee's
   * @returns whether something changed, or what is wrong with the bytes
   */
  receive(
    from: Attendee,
    bytes: Uint8Array,
    mayOwn: (client: number) => boolean,
  ): boolean | { malformed: string } {
    try {
      const heard = readEntries(bytes);
      const known = this.clients.get(from);
      if (known !== undefined) {
        const own = heard.find(({ client }) => client === known);
        return own !== undefined && this.update(from, own);
      }
      const [only] = heard;
      if (heard.length !== 1 || !only || !mayOwn(only.client)) return false;
      const owner = this.entries.get(only.client)?.owner;
      if (owner && owner.user.id !== from.user.id) return false;
      return this.update(from, only);
    } catch (error) {
      if (error instanceof Malformed) return { malformed: error.message };
      throw error;
    }
  }

  leave(attendee: Attendee): boolean {
    const client = this.clients.get(attendee);
    if (client === undefined) return false;
    this.write(client, undefined, 0, gone);
    return true;
  }

  /** What changed since the last call. */
  takeChanges(): PresenceEntry[] {
    const entries = [...this.changed].map((client) => this.entry(client));
    this.changed.clear();
    this.forgetSome();
    return entries;
  }

  all(): PresenceEntry[] {
    return [...this.clients.values()].map((client) => this.entry(client));
  }

  clientOf(attendee: Attendee): number | undefined {
    return this.clients.get(attendee);
  }

  private update(from: Attendee, { client, clock, state }: Heard): boolean {
    const written = state.length > this.limit ? undefined : withIdentity(state, from.user);
    if (written === undefined) return false;
    this.write(client, written === gone ? undefined : from, clock, written);
    return true;
  }

  private write(client: number, owner: Attendee | undefined, clock: number, state: Uint8Array): void {
    const last = this.entries.get(client);
    if (last?.owner) this.clients.delete(last.owner);
    if (owner) this.clients.set(owner, client);
    this.entries.set(client, { owner, clock: Math.max(clock, (last?.clock ?? 0) + 1), state });
    this.changed.add(client);
  }

  private entry(client: number): PresenceEntry {
    const { clock, state } = this.entries.get(client) ?? { clock: 0, state: gone };
    return { client, clock, state };
  }

  private forgetSome(): void {
    let over = this.entries.size - this.clients.size - goneKept;
    for (const [client, { owner }] of this.entries) {
      if (over <= 0) return;
      if (owner) continue;
      this.entries.delete(client);
      over -= 1;
    }
  }
}

interface Heard {
  readonly client: number;
  readonly clock: number;
  readonly state: Uint8Array;
}

function readEntries(bytes: Uint8Array): Heard[] {
  const cursor = new Cursor(bytes);
  const count = cursor.uint();
  const heard: Heard[] = [];
  for (let i = 0; i < count; i += 1) {
    const [client, clock, state] = [cursor.uint(), cursor.uint(), cursor.run()];
    if (client >= 2 ** 32 || clock >= 2 ** 31) throw new Malformed('a presence out of bounds');
    heard.push({ client, clock, state });
  }
  if (!cursor.done()) throw new Malformed('bytes are left over');
  return heard;
}

/** The state with whatever it says of its person replaced; undefined when it is no state. */
function withIdentity(state: Uint8Array, user: PresenceUser): Uint8Array | undefined {
  let said: unknown;
  try {
    said = JSON.parse(utf8.decode(state));
  } catch {
    return undefined;
  }
  if (said === null) return gone;
  if (typeof said !== 'object' || Array.isArray(said)) return undefined;
  return new TextEncoder().encode(JSON.stringify({ user, ...shown(said as Said, user) }));
}

type Said = Readonly<Record<'cursor' | 'field' | 'view' | 'presenting' | 'follows', unknown>>;

/** What a client may say of itself, as far as it is well formed. */
function shown(
  { cursor, field, view, presenting, follows }: Said,
  user: PresenceUser,
): Omit<Presence, 'user'> {
  const seen = viewIn(view);
  return {
    ...(typeof cursor === 'object' ? { cursor } : {}),
    field: isShort(field) ? field : null,
    ...(seen ? { view: seen } : {}),
    ...(user.mayPresent && Number.isSafeInteger(presenting) ? { presenting: presenting as number } : {}),
    ...(isShort(follows) ? { follows } : {}),
  };
}

function viewIn(view: unknown): View | undefined {
  if (typeof view !== 'object' || view === null) return undefined;
  const { at, down } = view as { at?: unknown; down?: unknown };
  return isShort(at) && typeof down === 'number' && Math.abs(down) <= farthest ? { at, down } : undefined;
}

function isShort(text: unknown): text is string {
  return typeof text === 'string' && text.length <= longestText;
}
