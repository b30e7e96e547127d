import type { Limits } from '../../shared/protocol/limits.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';
import { presenceMessage } from './encode.ts';
import type { Peer } from './peer.ts';
import { PresenceBoard } from './presence.ts';
import { packet } from './socket.ts';
import type { Timers } from './timers.ts';

/** Tells everybody in a room who else is there; changes are gathered for a moment. */
export class Attendance {
  private readonly peers: ReadonlySet<Peer>;
  private readonly ownerOf: (client: number) => string | null | undefined;
  private readonly timers: Timers;
  private readonly tick: number;
  private readonly board: PresenceBoard;
  private due = false;

  /** @param ownerOf whose a Yjs client id is, as far as it has signed anything */
  constructor(
    peers: ReadonlySet<Peer>,
    ownerOf: (client: number) => string | null | undefined,
    limits: Limits,
    timers: Timers,
  ) {
    this.peers = peers;
    this.ownerOf = ownerOf;
    this.timers = timers;
    this.tick = limits.presenceTick;
    this.board = new PresenceBoard(limits.presence);
  }

  /** @returns what is wrong with the bytes */
  receive(peer: Peer, entries: Uint8Array): string | undefined {
    const mayOwn = (client: number) => {
      const owner = this.ownerOf(client);
      return owner === undefined || owner === peer.user.id;
    };
    const changed = this.board.receive(peer, entries, mayOwn);
    if (typeof changed === 'object') return changed.malformed;
    if (changed) this.soon();
    return undefined;
  }

  leave(peer: Peer): void {
    if (this.board.leave(peer)) this.soon();
  }

  tell(peer: Peer): void {
    const entries = this.board.all();
    if (entries.length > 0) peer.sendPresence(packet(presenceMessage(entries)));
  }

  present(): readonly PresenceUser[] {
    return [...new Map([...this.peers].map((peer) => [peer.user.id, peer.user])).values()];
  }

  private soon(): void {
    if (this.due) return;
    this.due = true;
    this.timers.after(this.tick, () => {
      this.due = false;
      this.tellAll();
    });
  }

  private tellAll(): void {
    const changes = this.board.takeChanges();
    if (changes.length === 0) return;
    const changed = new Set(changes.map(({ client }) => client));
    const toAll = packet(presenceMessage(changes));
    for (const peer of this.peers) {
      const own = this.board.clientOf(peer);
      if (own === undefined || !changed.has(own)) peer.sendPresence(toAll);
      else if (changes.length > 1) {
        peer.sendPresence(packet(presenceMessage(changes.filter(({ client }) => client !== own))));
      }
    }
  }
}
