import type { Limits } from '../../shared/protocol/limits.ts';
import { Allowance } from './allowance.ts';

/** What one person may send over all their sockets together. */
export interface PersonAllowance {
  readonly messages: Allowance;
  readonly bytes: Allowance;
}

interface Counted extends PersonAllowance {
  sockets: number;
}

/** All sockets of a person together may send as much as so many of them. */
const socketsTogether = 8;

/** The people who have sockets open. */
export class PeopleInside {
  private readonly limits: Limits;
  private readonly people = new Map<string, Counted>();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** One more socket of this person; undefined when there are too many. */
  enter(personId: string, now: number): PersonAllowance | undefined {
    const { limits } = this;
    const known = this.people.get(personId) ?? {
      sockets: 0,
      messages: new Allowance(
        limits.messagesPerSecond * socketsTogether,
        limits.messageBurst * socketsTogether,
        now,
      ),
      bytes: new Allowance(limits.bytesPerSecond * socketsTogether, limits.byteBurst * socketsTogether, now),
    };
    if (known.sockets >= limits.personSockets) return undefined;
    known.sockets += 1;
    this.people.set(personId, known);
    return known;
  }

  leave(personId: string): void {
    const known = this.people.get(personId);
    if (!known) return;
    known.sockets -= 1;
    if (known.sockets === 0) this.people.delete(personId);
  }
}
