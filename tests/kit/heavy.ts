import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Field } from '../../shared/content/fields.ts';
import { limits } from '../../shared/protocol/limits.ts';

/** A kind that may have any number of roots and keys. */
export const listFields: readonly Field[] = [
  {
    name: 'rows',
    type: 'list',
    row: [
      { name: 'text', type: 'line' },
      { name: 'sum', type: 'number' },
    ],
  },
];

export interface Heavy {
  readonly name: string;
  /** What the document holds before. */
  readonly stored: readonly Uint8Array[];
  readonly frame: Uint8Array;
}

type Write = (encoder: encoding.Encoder, i: number) => void;

const most = limits.largeUpdate;
const rowId = (i: number) => i.toString().padStart(12, 'a').replaceAll('0', 'z');

/** As many of these structs of one client as the largest update holds. */
function structs(write: Write, from = 0, before: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = encoding.createEncoder();
  let count = before.length === 0 ? 0 : 1;
  encoding.writeUint8Array(body, before);
  while (encoding.length(body) < most - 64) {
    write(body, count);
    count += 1;
  }
  return update((encoder) => {
    encoding.writeVarUint(encoder, 1);
    section(encoder, 1, from, count, encoding.toUint8Array(body));
    encoding.writeVarUint(encoder, 0);
  });
}

function section(encoder: encoding.Encoder, client: number, from: number, count: number, body: Uint8Array) {
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, from);
  encoding.writeUint8Array(encoder, body);
}

function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function rooted(encoder: encoding.Encoder, kind: number, root: string, key?: string): void {
  encoding.writeUint8(encoder, kind | (key === undefined ? 0 : 0x20));
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, root);
  if (key !== undefined) encoding.writeVarString(encoder, key);
}

function leaning(encoder: encoding.Encoder, kind: number, client: number, clock: number): void {
  encoding.writeUint8(encoder, kind | 0x80);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

const xmlText: Write = (encoder) => encoding.writeVarUint(encoder, 6);
const paragraph = (root: string) =>
  update((encoder) => {
    rooted(encoder, 7, root);
    xmlText(encoder, 0);
  });

/** A text of so many letters by client 1. */
function textOf(letters: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const text = new Y.XmlText();
  doc.getXmlFragment('rows/aaaaaaaaaaaa/text').insert(0, [text]);
  text.insert(0, 'x'.repeat(letters));
  return Y.encodeStateAsUpdate(doc);
}

function deleting(step: number, descending = false): Uint8Array {
  const count = Math.floor((most - 64) / 4);
  return update((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, count);
    for (let i = 0; i < count; i += 1) {
      encoding.writeVarUint(encoder, 1 + (descending ? count - i : i) * step);
      encoding.writeVarUint(encoder, 1);
    }
  });
}

/** One letter-embed whose JSON is as long as may be. */
function embed(json: string): Uint8Array {
  return update((encoder) => {
    encoding.writeVarUint(encoder, 1);
    const body = encoding.createEncoder();
    leaning(body, 5, 1, 1);
    encoding.writeVarString(body, json);
    section(encoder, 1, 101, 1, encoding.toUint8Array(body));
    encoding.writeVarUint(encoder, 0);
  });
}

function value(bytes: Uint8Array): Uint8Array {
  return update((encoder) => {
    encoding.writeVarUint(encoder, 1);
    const body = encoding.createEncoder();
    rooted(body, 8, 'values', `rows/${rowId(1)}/sum`);
    encoding.writeVarUint(body, 1);
    encoding.writeUint8Array(body, bytes);
    section(encoder, 1, 0, 1, encoding.toUint8Array(body));
    encoding.writeVarUint(encoder, 0);
  });
}

function nulls(count: number): Uint8Array {
  return update((encoder) => {
    encoding.writeUint8(encoder, 117);
    encoding.writeVarUint(encoder, count);
    encoding.writeUint8Array(encoder, new Uint8Array(count).fill(126));
  });
}

/** Two clients whose structs lean on each other's last, in turn. */
function pingPong(): Uint8Array {
  const [one, two] = [encoding.createEncoder(), encoding.createEncoder()];
  encoding.writeUint8Array(one, paragraph('rows/aaaaaaaaaaaa/text'));
  let count = 1;
  for (; encoding.length(one) + encoding.length(two) < most - 64; count += 1) {
    leaning(two, 7, 1, count - 1);
    xmlText(two, 0);
    leaning(one, 7, 2, count - 1);
    xmlText(one, 0);
  }
  return update((encoder) => {
    encoding.writeVarUint(encoder, 2);
    section(encoder, 2, 0, count - 1, encoding.toUint8Array(two));
    section(encoder, 1, 0, count, encoding.toUint8Array(one));
    encoding.writeVarUint(encoder, 0);
  });
}

/** The largest frames of every sort that costs something: each is judged in little time and memory. */
export function heavyFrames(): readonly Heavy[] {
  const long = textOf(700_000);
  const short = textOf(100);
  const first = paragraph('rows/aaaaaaaaaaaa/text');
  return [
    {
      name: 'roots that the kind may have',
      stored: [],
      frame: structs((encoder, i) => {
        rooted(encoder, 7, `rows/${rowId(i)}/text`);
        xmlText(encoder, i);
      }),
    },
    {
      name: 'keys that the kind may have',
      stored: [],
      frame: structs((encoder, i) => {
        rooted(encoder, 8, 'values', `rows/${rowId(i)}/sum`);
        encoding.writeVarUint(encoder, 1);
        encoding.writeUint8(encoder, 126);
      }),
    },
    {
      name: 'one value overwritten again and again',
      stored: [],
      frame: structs((encoder, i) => {
        if (i === 0) rooted(encoder, 8, 'values', `rows/${rowId(1)}/sum`);
        else leaning(encoder, 8, 1, i - 1);
        encoding.writeVarUint(encoder, 1);
        encoding.writeUint8(encoder, 126);
      }),
    },
    {
      name: 'nodes side by side',
      stored: [],
      frame: structs(
        (encoder, i) => {
          leaning(encoder, 7, 1, i - 1);
          xmlText(encoder, i);
        },
        0,
        first,
      ),
    },
    {
      name: 'collected structs',
      stored: [],
      frame: structs((encoder) => {
        encoding.writeUint8(encoder, 0);
        encoding.writeVarUint(encoder, 1);
      }),
    },
    { name: 'deletions of every other letter', stored: [long], frame: deleting(2) },
    { name: 'deletions, half of them known', stored: [long, deleting(4)], frame: deleting(2) },
    { name: 'deletions from the end to the start', stored: [long], frame: deleting(2, true) },
    { name: 'two clients in turn', stored: [], frame: pingPong() },
    { name: 'a long text, most of it known', stored: [short], frame: textOf(most - 200) },
    { name: 'brackets', stored: [short], frame: embed('['.repeat(most - 200)) },
    { name: 'empty objects', stored: [short], frame: embed(`[${'{},'.repeat(most / 3 - 100)}0]`) },
    { name: 'numbers', stored: [short], frame: embed(`[${'0,'.repeat(most / 2 - 100)}0]`) },
    { name: 'escapes', stored: [short], frame: embed(`"${'\\n'.repeat(most / 2 - 100)}"`) },
    {
      name: 'an array in an array, without end',
      stored: [],
      frame: value(new Uint8Array(most - 200).fill(117)),
    },
    {
      name: 'an array of nulls',
      stored: [],
      frame: value(nulls(0x3f * 16384)),
    },
  ];
}
