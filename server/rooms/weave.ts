import { Gap, Malformed } from './cursor.ts';
import type { Known, KnownClient } from './known.ts';
import type { Placing } from './placing.ts';
import { StructReader } from './struct.ts';
import type { Section } from './update.ts';

/** One client's structs, and how far they have been taken in. */
interface Strand {
  readonly section: Section;
  readonly own: KnownClient;
  at: number;
  left: number;
  /** The clock it has to get past before the other one goes on. */
  until: number;
  /** The one that waits for it. */
  waiter: Strand | undefined;
  waiting: boolean;
}

/**
 * Takes in structs of several clients in one update, each after what it leans on: a walk in linear time. Structs that
 * lean on each other in a circle, which Yjs would keep waiting for ever, are refused.
 */
export class Weave {
  private readonly placing: Placing;
  private readonly struct: StructReader;
  private readonly strands = new Map<number, Strand>();
  constructor(placing: Placing, known: Known, bytes: Uint8Array, sections: readonly Section[]) {
    this.placing = placing;
    this.struct = new StructReader(bytes);
    for (const section of sections) {
      const { client, at, structs } = section;
      const own = known.clientOf(client);
      this.strands.set(client, {
        section,
        own,
        at,
        left: structs,
        until: 0,
        waiter: undefined,
        waiting: false,
      });
    }
  }

  run(): void {
    for (const first of this.strands.values()) {
      first.until = Number.POSITIVE_INFINITY;
      first.waiter = undefined;
      for (let strand: Strand | undefined = first; strand; ) strand = this.advance(strand);
    }
  }

  /** @returns who is to go on: the one that waits for it, once it got past where it had to or to its end */
  private advance(strand: Strand): Strand | undefined {
    const { struct, placing } = this;
    const { own, section } = strand;
    const { client } = section;
    struct.at = strand.at;
    while (strand.left > 0 && own.clock <= strand.until) {
      struct.next(client, own.clock);
      if (placing.isMissing(struct, client))
        return this.waitFor(strand, placing.missingClient, placing.missingClock);
      placing.settle(struct, client, own);
      strand.at = struct.at;
      strand.left -= 1;
    }
    strand.waiting = false;
    return strand.waiter;
  }

  private waitFor(waiter: Strand, client: number, clock: number): Strand {
    const strand = this.strands.get(client);
    if (!strand || clock >= strand.section.to) throw new Gap();
    if (strand.waiting) throw new Malformed('structs that lean on each other');
    waiter.waiting = true;
    strand.until = clock;
    strand.waiter = waiter;
    return strand;
  }
}
