import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Author, AuthorshipRecord, Buried, Removal, Run } from './record.ts';

const format = 1;

/** A record in few bytes: clocks as distances, people and addresses named once. */
export function encodeAuthorship(record: AuthorshipRecord): Uint8Array {
  return encoding.encode((to) => {
    const number = (value: number) => encoding.writeVarUint(to, value);
    const text = (value: string) => encoding.writeVarString(to, value);
    const list = <T>(items: readonly T[], write: (item: T) => void) => {
      number(items.length);
      items.forEach(write);
    };
    number(format);
    list(record.authors, ({ personId, organisationId, at }) => {
      text(personId ?? '');
      text(organisationId ?? '');
      number(at);
    });
    list([...record.runs], ([client, runs]) => {
      number(client);
      let end = 0;
      list(runs, ({ clock, length, author }) => {
        number(clock - end);
        number(length);
        number(author);
        end = clock + length;
      });
    });
    const names = [
      ...new Set([
        ...record.removals.map((one) => one.address),
        ...record.buried.flatMap((one) => [one.address, one.block]),
      ]),
    ];
    const name = new Map(names.map((one, i) => [one, i]));
    const named = (one: string) => number(name.get(one) ?? 0);
    list(names, text);
    list(record.removals, ({ address, author, others, own }) => {
      named(address);
      [author, others, own].forEach(number);
    });
    list(record.buried, (one) => {
      named(one.address);
      named(one.block);
      text(one.text);
      text(one.leaf ?? '');
      number(one.whole ? 1 : 0);
      list(one.ids, number);
      list(one.authors, number);
      number(one.remover);
    });
  });
}

/** @throws when the bytes are no record of this build */
export function decodeAuthorship(bytes: Uint8Array): AuthorshipRecord {
  const from = decoding.createDecoder(bytes);
  const number = () => decoding.readVarUint(from);
  const text = () => decoding.readVarString(from);
  const list = <T>(read: () => T): T[] => {
    const items: T[] = [];
    for (let left = number(); left > 0; left -= 1) items.push(read());
    return items;
  };
  const found = number();
  if (found !== format)
    throw new Error(`The authorship record has format ${found}; this build knows ${format}.`);
  const authors = list(
    (): Author => ({ personId: text() || null, organisationId: text() || null, at: number() }),
  );
  const runs = list((): [number, Run[]] => {
    const client = number();
    let end = 0;
    return [
      client,
      list(() => {
        const clock = end + number();
        const length = number();
        end = clock + length;
        return { clock, length, author: number() };
      }),
    ];
  });
  const names = list(text);
  const named = () => names[number()] ?? '';
  const removals = list(
    (): Removal => ({ address: named(), author: number(), others: number(), own: number() }),
  );
  const buried = list(
    (): Buried => ({
      address: named(),
      block: named(),
      text: text(),
      leaf: text() || undefined,
      whole: number() === 1,
      ids: list(number),
      authors: list(number),
      remover: number(),
    }),
  );
  return { authors, runs: new Map(runs), removals, buried };
}
