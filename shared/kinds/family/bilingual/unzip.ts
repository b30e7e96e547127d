import { strFromU8, unzipSync } from 'fflate';

/** A translator's file is a few hundred kilobytes; what is larger, or swells when opened, is none. */
export const mostBytes = 10 * 1024 * 1024;
const mostXml = 8 * 1024 * 1024;

export type Trouble = 'notWord' | 'tooLarge' | 'unsafe';

export class FileTrouble extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(`The file cannot be read: ${trouble}.`);
    this.trouble = trouble;
  }
}

/**
 * The XML of a Word file's text. Nothing else of the archive is unpacked.
 * @throws FileTrouble
 */
export function textXmlOf(file: Uint8Array): string {
  if (file.byteLength > mostBytes) throw new FileTrouble('tooLarge');
  const relations = unpack(file, '_rels/.rels');
  const target = relations === undefined ? undefined : mainPart(relations);
  const xml = target === undefined ? undefined : unpack(file, target);
  if (xml === undefined) throw new FileTrouble('notWord');
  return xml;
}

function mainPart(relations: string): string | undefined {
  for (const [relation] of relations.matchAll(/<Relationship\s[^>]*>/g)) {
    if (!/Type="[^"]*\/officeDocument"/.test(relation)) continue;
    return /Target="\/?([^"]+)"/.exec(relation)?.[1];
  }
  return undefined;
}

function unpack(file: Uint8Array, name: string): string | undefined {
  let isTooLarge = false;
  let found: Uint8Array | undefined;
  try {
    found = unzipSync(file, {
      filter: (entry) => {
        if (entry.name !== name) return false;
        // It is unpacked into a space of the size it says, never beyond.
        isTooLarge ||= entry.originalSize > mostXml;
        return !isTooLarge;
      },
    })[name];
  } catch {
    throw new FileTrouble('notWord');
  }
  if (isTooLarge) throw new FileTrouble('tooLarge');
  const xml = found && strFromU8(found);
  // Word writes no document types; their entities could swell without end.
  if (xml !== undefined && /<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new FileTrouble('unsafe');
  return xml;
}
