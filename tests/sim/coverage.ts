import * as Y from 'yjs';
import { newDoc } from './newDoc.ts';

/** Ranges of clocks that do not touch, in order: from, to, from, to… */
class Spans {
  private spans: number[] = [];

  add(from: number, to: number): void {
    const { spans } = this;
    if (spans.length > 0 && (spans[spans.length - 1] ?? 0) === from) {
      spans[spans.length - 1] = to;
      return;
    }
    const kept: number[] = [];
    let [low, high] = [from, to];
    for (const [a, b] of this.pairs()) {
      if (b < low || a > high) kept.push(a, b);
      else [low, high] = [Math.min(a, low), Math.max(b, high)];
    }
    const at = kept.findIndex((edge, i) => i % 2 === 0 && edge > high);
    kept.splice(at < 0 ? kept.length : at, 0, low, high);
    this.spans = kept;
  }

  covers(from: number, to: number): boolean {
    for (const [a, b] of this.pairs()) if (a <= from && to <= b) return true;
    return false;
  }

  *pairs(): Generator<[number, number]> {
    for (let i = 0; i < this.spans.length; i += 2) yield [this.spans[i] ?? 0, this.spans[i + 1] ?? 0];
  }
}

/** The structs and deletions of an update, as Yjs itself reads it. */
export interface Holdings {
  readonly structs: readonly Triple[];
  readonly deletes: readonly Triple[];
}
/** client, from, to */
type Triple = readonly [number, number, number];

const read = new WeakMap<Uint8Array, Holdings>();

/** @throws when Yjs can't read it */
export function holdingsOf(update: Uint8Array): Holdings {
  const known = read.get(update);
  if (known) return known;
  const { structs, ds } = Y.decodeUpdate(update);
  const triple = ({ id, length }: (typeof structs)[number]): Triple => [
    id.client,
    id.clock,
    id.clock + length,
  ];
  const isGone = (struct: (typeof structs)[number]) =>
    struct instanceof Y.GC || (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted);
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Triple => [client, clock, clock + len]),
  );
  const holdings: Holdings = {
    structs: structs.filter((struct) => !(struct instanceof Y.Skip)).map(triple),
    deletes: [...deletes, ...structs.filter(isGone).map(triple)],
  };
  read.set(update, holdings);
  return holdings;
}

/** All that a document made of these updates holds, with deletions that follow from others. */
export function holdingsOfAll(updates: Iterable<Uint8Array>): Holdings {
  const doc = newDoc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const holdings = holdingsOf(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return holdings;
}

/** Which structs and deletions a set of updates holds together. */
export class Coverage {
  private readonly structs = new Map<number, Spans>();
  private readonly deletes = new Map<number, Spans>();

  add({ structs, deletes }: Holdings): void {
    for (const [client, from, to] of structs) spansIn(this.structs, client).add(from, to);
    for (const [client, from, to] of deletes) spansIn(this.deletes, client).add(from, to);
  }

  /** @returns the first thing that is not in here, said in words */
  lacks({ structs, deletes }: Holdings): string | undefined {
    for (const [client, from, to] of structs) {
      if (!this.structs.get(client)?.covers(from, to)) return `structs ${client}:${from}-${to}`;
    }
    for (const [client, from, to] of deletes) {
      if (!this.deletes.get(client)?.covers(from, to)) return `deletion of ${client}:${from}-${to}`;
    }
    return undefined;
  }

  holdsStructs(client: number, from: number, to: number): boolean {
    return this.structs.get(client)?.covers(from, to) ?? false;
  }

  holdings(): Holdings {
    return { structs: [...triples(this.structs)], deletes: [...triples(this.deletes)] };
  }
}

function spansIn(map: Map<number, Spans>, client: number): Spans {
  const known = map.get(client) ?? new Spans();
  map.set(client, known);
  return known;
}

function* triples(map: Map<number, Spans>): Generator<[number, number, number]> {
  for (const [client, spans] of map) for (const [from, to] of spans.pairs()) yield [client, from, to];
}
