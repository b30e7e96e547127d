import * as encoding from 'lib0/encoding';
import type { Seeded } from './live-edits.ts';

/** What the sender of hostile frames knows of a document: enough to name real places in it. */
export interface Target {
  readonly vector: ReadonlyMap<number, number>;
  /** Frames that passed before. */
  readonly frames: readonly Uint8Array[];
}

/** One frame meant to do harm: a damaged real one, or one put together from real names. */
export function hostileFrame(random: Seeded, target: Target): Uint8Array {
  const real = () => (target.frames.length === 0 ? Uint8Array.of(0, 0) : random.pick(target.frames));
  switch (random.below(12)) {
    case 0:
      return flipped(real(), random);
    case 1:
      return real().slice(0, random.below(real().length + 1));
    case 2:
      return spliced(real(), real(), random);
    case 3:
      return Uint8Array.of(...real(), random.below(256));
    case 4:
      return overwritten(real(), random);
    case 5:
      return real();
    default:
      return forged(random, target);
  }
}

function flipped(frame: Uint8Array, random: Seeded): Uint8Array {
  const bytes = frame.slice();
  for (let n = random.below(3); n >= 0; n -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}

function overwritten(frame: Uint8Array, random: Seeded): Uint8Array {
  const bytes = frame.slice();
  bytes[random.below(bytes.length)] = random.pick([0, 1, 2, 4, 7, 10, 0x84, 0xc7, 127, 128, 255]);
  return bytes;
}

function spliced(one: Uint8Array, two: Uint8Array, random: Seeded): Uint8Array {
  const head = one.slice(0, random.below(one.length + 1));
  const tail = two.slice(random.below(two.length + 1));
  return Uint8Array.of(...head, ...tail);
}

/** Well formed, and everything in it chosen to be just wrong, or just right. */
function forged(random: Seeded, { vector }: Target): Uint8Array {
  const known = [...vector];
  const clients = new Map<number, { from: number; structs: number }>();
  for (let n = random.below(3); n >= 0; n -= 1) {
    const [client, clock] =
      random.below(3) > 0 && known.length > 0 ? random.pick(known) : [random.below(9), 0];
    const from = random.below(5) === 0 ? Math.max(0, clock + random.below(7) - 4) : clock;
    clients.set(client, { from, structs: 1 + random.below(5) });
  }
  const places = [
    ...known,
    ...[...clients].map(([client, { from, structs }]) => [client, from + structs] as const),
  ];
  // Wild frames fail at their form; most are well formed, to get at what comes after.
  const wild = random.below(4) === 0;
  const someId = (own?: number, before = 0): readonly [number, number] => {
    const [client, clock] = random.pick(places);
    const end = client === own && !wild ? before : clock;
    if (end === 0) return own !== undefined && before > 0 ? [own, before - 1] : [client, 0];
    const late = random.below(2) === 0;
    return [client, Math.max(0, late ? end - 1 - random.below(4) : random.below(wild ? end + 1 : end))];
  };
  return encoding.encode((encoder) => {
    const uint = (value: number) => encoding.writeVarUint(encoder, value);
    uint(wild && random.below(20) === 0 ? 4_000_000_000 : clients.size);
    for (const [client, { from, structs }] of clients) {
      uint(wild && random.below(20) === 0 ? 4_000_000_000 : structs);
      uint(client);
      uint(from);
      let clock = from;
      for (let i = 0; i < structs; i += 1) clock += writeStruct(encoder, random, wild, client, clock, someId);
    }
    const ranges = random.below(3) === 0 ? random.below(4) : 0;
    const [client, clock] = someId();
    uint(ranges > 0 ? 1 : 0);
    if (ranges === 0) return;
    uint(client);
    uint(ranges);
    let at = Math.max(0, clock - 3);
    for (let i = 0; i < ranges; i += 1) {
      uint(at);
      const length = random.below(20) === 0 ? 2 ** random.below(33) : 1 + random.below(3);
      uint(length);
      at += length + random.below(2);
    }
  });
}

const roots = ['values', 'title', 'problem', 'tried', 'nowhere', '__proto__', 'problem#3yZe7d1xkM2p', ''];
const keys = ['day', 'before', 'share', 'nope', '__proto__', 'constructor'];

function writeStruct(
  encoder: encoding.Encoder,
  random: Seeded,
  wild: boolean,
  client: number,
  clock: number,
  someId: (own: number, before: number) => readonly [number, number],
): number {
  const uint = (value: number) => encoding.writeVarUint(encoder, value);
  const id = () => {
    const before = random.below(2) === 0 && clock > 0;
    const [named, at] = before ? [client, clock - 1 - (random.below(3) % clock)] : someId(client, clock);
    uint(named);
    uint(at);
  };
  const dice = random.below(16);
  if (dice === 0) {
    encoding.writeUint8(encoder, wild ? 10 : 0);
    const length = wild && random.below(9) === 0 ? 2 ** random.below(33) : 1 + random.below(3);
    uint(length);
    return length;
  }
  const place = random.below(5);
  const origin = place < 3;
  const right = place === 2 || place === 3;
  const key = random.below(4) === 0;
  const kind = random.pick(wild ? [7, 4, 8, 1, 6, 5, 3, 9, 2] : [7, 7, 7, 4, 4, 4, 8, 8, 1, 1, 6, 5, 3]);
  encoding.writeUint8(encoder, kind | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key ? 0x20 : 0));
  if (origin) id();
  if (right) id();
  if (!origin && !right) {
    const root = random.below(2);
    uint(root);
    if (root === 1) encoding.writeVarString(encoder, random.pick(wild ? roots : roots.slice(0, 4)));
    else id();
    if (key) encoding.writeVarString(encoder, random.pick(wild ? keys : keys.slice(0, 3)));
  }
  return writeContent(encoder, random, wild, kind);
}

const texts = ['a', 'text', '🙂🙂', 'más', '', '統計'];

function writeContent(encoder: encoding.Encoder, random: Seeded, wild: boolean, kind: number): number {
  switch (kind) {
    case 1: {
      const length = 1 + random.below(3);
      encoding.writeVarUint(encoder, length);
      return length;
    }
    case 2:
    case 8: {
      const length = wild ? random.below(4) : random.pick([1, 1, 3]);
      encoding.writeVarUint(encoder, length);
      for (let i = 0; i < length; i += 1)
        encoding.writeAny(encoder, random.pick([1, 'x', null, { a: [true] }]));
      return length;
    }
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array(random.below(4)));
      return 1;
    case 4: {
      const text = random.pick(wild ? texts : texts.slice(0, 4));
      encoding.writeVarString(encoder, text);
      return text.length;
    }
    case 6:
      encoding.writeVarString(encoder, random.pick(wild ? ['link', '__proto__'] : ['bold', 'link']));
      encoding.writeVarString(encoder, random.pick(wild ? ['[[', 'undefined'] : ['null', '{"href":"x"}']));
      return 1;
    case 7: {
      const type = random.pick(wild ? [0, 1, 2, 3, 4, 5, 6, 7] : [3, 6]);
      encoding.writeVarUint(encoder, type);
      if (type === 3) encoding.writeVarString(encoder, random.pick(wild ? ['x', '__proto__'] : ['p', 'li']));
      return 1;
    }
    default:
      encoding.writeVarString(
        encoder,
        random.pick(wild ? ['{"__proto__":1}', '[1,]'] : ['{"a":[1,2]}', 'true']),
      );
      return 1;
  }
}
