import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Seeded, seeded } from '../kit/live-edits.ts';

/** One edit of a text in paragraphs: `remove` UTF-16 units at `at`, then `insert` there. */
export interface Edit {
  readonly paragraph: number;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** The paragraph is a new one, put in at this index. */
  readonly begins?: boolean;
}

/** As many edits as the longest recorded history that is at hand elsewhere. */
export const realisticLength = 259_778;

const common =
  'the of and to in a is that we for it as was with be by on not he this are or his from at'.split(' ');

/**
 * How somebody writes a long text: bursts of typing with slips taken back at once, jumps that mostly stay near,
 * words and passages deleted letter by letter, now and then a paste or a new paragraph. About 70 % insertions.
 */
export class Writer implements Iterable<Edit> {
  private readonly random: Seeded;
  private readonly edits: number;
  /** Lengths of the paragraphs. */
  private readonly lengths = [0];
  private paragraph = 0;
  private at = 0;
  private word = '';

  constructor(seed: number, edits = realisticLength) {
    this.random = seeded(seed);
    this.edits = edits;
  }

  *[Symbol.iterator](): Iterator<Edit> {
    let left = this.edits;
    for (const edit of this.forever()) {
      yield edit;
      left -= 1;
      if (left === 1) break;
    }
    // The last edit adds, so that whoever has it has all.
    if (left > 0) yield this.insert('.');
  }

  private *forever(): Generator<Edit> {
    for (;;) {
      const kind = this.random.below(1000);
      if (kind < 12) yield this.begin();
      else if (kind < 16) yield this.insert(this.passage(40 + this.random.below(400)));
      else if (kind < 330) {
        this.jump();
        yield* this.erase(1 + this.random.below(kind < 40 ? 120 : 12));
      } else {
        if (kind < 500) this.jump();
        yield* this.type(5 + this.random.below(40));
      }
    }
  }

  private *type(letters: number): Generator<Edit> {
    for (let i = 0; i < letters; i += 1) {
      yield this.insert(this.letter());
      if (this.random.below(12) > 0) continue;
      const slips = 1 + this.random.below(4);
      for (let k = 0; k < slips; k += 1) yield this.insert('etaoin'.charAt(this.random.below(6)));
      yield* this.erase(slips + 1);
    }
  }

  private *erase(letters: number): Generator<Edit> {
    for (let i = 0; i < letters && this.at > 0; i += 1) {
      this.at -= 1;
      this.lengthen(-1);
      yield { paragraph: this.paragraph, at: this.at, remove: 1, insert: '' };
    }
  }

  private insert(text: string): Edit {
    const edit = { paragraph: this.paragraph, at: this.at, remove: 0, insert: text };
    this.at += text.length;
    this.lengthen(text.length);
    return edit;
  }

  private begin(): Edit {
    this.paragraph += 1;
    this.lengths.splice(this.paragraph, 0, 0);
    this.at = 0;
    return { ...this.insert(this.letter()), begins: true };
  }

  private jump(): void {
    if (this.random.below(4) === 0) {
      this.paragraph = this.random.below(this.lengths.length);
      this.at = this.random.below((this.lengths[this.paragraph] ?? 0) + 1);
      return;
    }
    const length = this.lengths[this.paragraph] ?? 0;
    this.at = Math.min(length, Math.max(0, this.at + this.random.below(120) - 60));
  }

  private lengthen(by: number): void {
    this.lengths[this.paragraph] = (this.lengths[this.paragraph] ?? 0) + by;
  }

  private letter(): string {
    if (this.word === '') this.word = `${this.random.pick(common)} `;
    const letter = this.word.charAt(0);
    this.word = this.word.slice(1);
    return letter;
  }

  private passage(length: number): string {
    let text = '';
    while (text.length < length) text += `${this.random.pick(common)} `;
    return text;
  }
}

/** Beside the project, where it exists; it is not ours to ship. */
const traceFile = join(import.meta.dirname, '../../../shared/automerge-paper.json.gz');

/** The recorded writing of a paper, in one paragraph; undefined where it is not at hand. */
export function recordedEdits(): readonly Edit[] | undefined {
  if (!existsSync(traceFile)) return undefined;
  const { txns } = JSON.parse(gunzipSync(readFileSync(traceFile)).toString()) as {
    txns: { patches: [number, number, string][] }[];
  };
  const edits = txns.flatMap(({ patches }) =>
    patches.map(([at, remove, insert]) => ({ paragraph: 0, at, remove, insert })),
  );
  return [...edits, { paragraph: 0, at: 0, remove: 0, insert: '%' }];
}
