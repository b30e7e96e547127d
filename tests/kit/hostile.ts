import * as encoding from 'lib0/encoding';

/** Updates that no Yjs makes, written byte by byte (format: version 1 of Yjs' updates). */
export interface Struct {
  /** Yjs' number of the content. */
  readonly content: number;
  readonly root?: string;
  readonly key?: string;
  /** Instead of a root: the item inside which, or after which, it stands. */
  readonly parent?: Id;
  readonly origin?: Id;
  /** The content itself. */
  readonly write: (encoder: encoding.Encoder) => void;
}
type Id = readonly [client: number, clock: number];

export interface Hostile {
  readonly client?: number;
  readonly clock?: number;
  readonly structs?: readonly Struct[];
  /** Client, clock, length. */
  readonly deletes?: readonly (readonly [number, number, number])[];
}

export function hostileUpdate({ client = 7, clock = 0, structs = [], deletes = [] }: Hostile): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0);
    if (structs.length > 0) {
      encoding.writeVarUint(encoder, structs.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const struct of structs) writeStruct(encoder, struct);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const [of, from, length] of deletes) {
      for (const n of [of, 1, from, length]) encoding.writeVarUint(encoder, n);
    }
  });
}

function writeStruct(encoder: encoding.Encoder, { content, root, key, parent, origin, write }: Struct): void {
  encoding.writeUint8(encoder, content | (key === undefined ? 0 : 0x20) | (origin ? 0x80 : 0));
  if (origin) writeId(encoder, origin);
  else {
    encoding.writeVarUint(encoder, parent ? 0 : 1);
    if (parent) writeId(encoder, parent);
    else encoding.writeVarString(encoder, root ?? 'values');
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** A value of the values map. */
export function value(key: string, any: unknown): Struct {
  return {
    content: 8,
    key,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, any as Parameters<typeof encoding.writeAny>[1]);
    },
  };
}

/** A paragraph at the beginning of a text, or inside an item. */
export function paragraph(where: Pick<Struct, 'root' | 'parent' | 'origin'>): Struct {
  return {
    content: 7,
    ...where,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 3);
      encoding.writeVarString(encoder, 'paragraph');
    },
  };
}

/** A text so deep. */
export function nested(depth: number, client = 7): Uint8Array {
  const structs = Array.from({ length: depth }, (_, i) =>
    paragraph(i === 0 ? { root: 'problem' } : { parent: [client, i - 1] }),
  );
  return hostileUpdate({ client, structs });
}
