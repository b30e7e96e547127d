import * as Y from 'yjs';
import type { AuthoredRow } from '../../shared/content/authorship.ts';
import type { Field } from '../../shared/content/fields.ts';
import { shortId } from '../../shared/ids.ts';
import type { Seeded } from './live-edits.ts';

/** Everybody types letters of their own, so that a letter tells who first typed it. */
export const alphabets = ['ab', '12', 'XY'] as const;
export const seedLetter = '.';
export const textFields: readonly Field[] = [
  { name: 'problem', type: 'rich' },
  { name: 'tried', type: 'rich' },
  { name: 'before', type: 'number' },
];

export function typistOf(letter: string): string | null {
  const by = alphabets.findIndex((alphabet) => alphabet.includes(letter));
  return by < 0 ? null : `person ${by}`;
}

/** Somebody at an editor, who changes text as y-tiptap does. */
export class Typist {
  readonly ydoc = new Y.Doc();
  readonly sent: Uint8Array[] = [];
  readonly by: number;
  private readonly random: Seeded;
  private readonly undo: Y.UndoManager;

  constructor(by: number, random: Seeded, seed: Uint8Array) {
    this.by = by;
    this.random = random;
    this.ydoc.clientID = by + 1;
    Y.applyUpdate(this.ydoc, seed);
    this.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.sent.push(update);
    });
    this.undo = new Y.UndoManager([this.ydoc.getXmlFragment('problem'), this.ydoc.getXmlFragment('tried')], {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
    });
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.ydoc, update, 'others');
  }

  edit(): void {
    const { random } = this;
    const sort = random.below(12);
    if (sort === 10) this.undo.undo();
    else if (sort === 11) this.undo.redo();
    else this.ydoc.transact(() => this.change(sort), this);
  }

  private change(sort: number): void {
    const { random } = this;
    const field = this.ydoc.getXmlFragment(random.pick(['problem', 'problem', 'tried']));
    const at = random.below(Math.max(1, field.length));
    const block = field.get(at);
    if (!(block instanceof Y.XmlElement)) return field.insert(0, [paragraph('', shortId())]);
    const text = block.get(0);
    if (!(text instanceof Y.XmlText)) return block.insert(0, [new Y.XmlText()]);
    const place = random.below(text.length + 1);
    switch (sort) {
      case 0:
      case 1:
      case 2:
        return text.insert(place, this.letters());
      case 3:
        return text.delete(place, random.below(text.length - place + 1));
      case 4: {
        const tail = plain(text).slice(place);
        text.delete(place, text.length - place);
        return field.insert(at + 1, [paragraph(tail, shortId())]);
      }
      case 5: {
        const head = plain(text).slice(0, place);
        text.delete(0, place);
        return field.insert(at, [paragraph(head, shortId())]);
      }
      case 6: {
        const next = field.get(at + 1);
        const more = next instanceof Y.XmlElement ? next.get(0) : undefined;
        if (!(more instanceof Y.XmlText)) return;
        const words = plain(more);
        field.delete(at + 1, 1);
        return text.insert(text.length, words);
      }
      case 7: {
        const [words, id] = [plain(text), block.getAttribute('id') ?? ''];
        field.delete(at, 1);
        return field.insert(random.below(field.length + 1), [paragraph(words, id)]);
      }
      case 8:
        return field.length > 1 ? field.delete(at, 1) : undefined;
      default:
        return text.format(place, random.below(text.length - place + 1), { bold: {} });
    }
  }

  private letters(): string {
    const alphabet = alphabets[this.by] ?? '';
    return Array.from({ length: 1 + this.random.below(6) }, () => this.random.pick(alphabet.split(''))).join(
      '',
    );
  }
}

export function paragraph(text: string, id: string): Y.XmlElement {
  const block = new Y.XmlElement('paragraph');
  block.setAttribute('id', id);
  block.insert(0, [new Y.XmlText(text)]);
  return block;
}

export function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map((part) => part.insert).join('');
}

/** Two fields with two paragraphs each, from the server. */
export function seedRow(): AuthoredRow {
  const ydoc = new Y.Doc();
  ydoc.clientID = 99;
  for (const name of ['problem', 'tried']) {
    ydoc.getXmlFragment(name).insert(
      0,
      ['....', '...'].map((text) => paragraph(text, shortId())),
    );
  }
  return { bytes: Y.encodeStateAsUpdate(ydoc), personId: null, organisationId: null, at: 0 };
}

export interface Session {
  readonly rows: readonly AuthoredRow[];
  readonly typists: readonly Typist[];
}

/** @param apart how many edits may be on their way before the others see them */
export function write(edits: number, random: Seeded, apart: number): Session {
  const seed = seedRow();
  const rows = [seed];
  const typists = alphabets.map((_, by) => new Typist(by, random, seed.bytes));
  const inbox = typists.map((): Uint8Array[] => []);
  const deliver = (most: number) => {
    for (const typist of typists) {
      while (typist.sent.length > most) {
        const bytes = typist.sent.shift() ?? new Uint8Array();
        const personId = `person ${typist.by}`;
        rows.push({ bytes, personId, organisationId: 'district', at: rows.length * 1000 });
        for (const other of typists) if (other !== typist) inbox[other.by]?.push(bytes);
      }
      for (const other of typists) {
        const waiting = inbox[other.by] ?? [];
        while (waiting.length > most) other.hear(waiting.shift() ?? new Uint8Array());
      }
    }
  };
  for (let i = 0; i < edits; i += 1) {
    random.pick(typists).edit();
    deliver(random.below(apart + 1));
  }
  deliver(0);
  return { rows, typists };
}
