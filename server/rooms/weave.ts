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
  private readonly stack: { readonly strand: Strand; readonly until: number }[] = [];

  constructor(placing: Placing, known: Known, bytes: Uint8Array, sections: readonly Section[]) {
    this.placing = placing;
    this.struct = new StructReader(bytes);
    for (const section of sections) {
      const { client, at, structs } = section;
      const own = known.clientOf(client);
      this.strands.set(client, { section, own, at, left: structs, waiting: false });
    }
  }

  run(): void {
    for (const strand of this.strands.values()) {
      this.stack.push({ strand, until: Number.POSITIVE_INFINITY });
      for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
        if (this.advance(top.strand, top.until)) {
          top.strand.waiting = false;
          this.stack.pop();
        }
      }
    }
  }

  /** @returns whether it got past this clock or to its end; else what it waits for is on the stack */
  private advance(strand: Strand, until: number): boolean {
    const { struct, placing } = this;
    const { own, section } = strand;
    const { client } = section;
    struct.at = strand.at;
    while (strand.left > 0 && own.clock <= until) {
      struct.next(client, own.clock);
      if (placing.isMissing(struct, client)) {
        strand.waiting = true;
        this.waitFor(placing.missingClient, placing.missingClock);
        return false;
      }
      placing.settle(struct, client, own);
      strand.at = struct.at;
      strand.left -= 1;
    }
    return true;
  }

  private waitFor(client: number, clock: number): void {
    const strand = this.strands.get(client);
    if (!strand || clock >= strand.section.to) throw new Gap();
    if (strand.waiting) throw new Malformed('structs that lean on each other');
    this.stack.push({ strand, until: clock });
  }
}
