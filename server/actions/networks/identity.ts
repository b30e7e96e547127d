import type { Transaction } from 'kysely';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Identity, OrganisationType } from '../../../shared/model.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';

const colours = 12;
const patterns = 6;
/** Words that most names share, so that they tell no organisation from another. */
const unspoken = new Set(
  'of the and for de del la las los el y school schools district public unified independent distrito escolar'.split(
    ' ',
  ),
);

/** How a new organisation looks for good: unlike every other one as long as there are looks left. */
export function assignIdentity(name: string, taken: readonly Identity[]): Identity {
  return { ...freeLook(taken), initials: freeInitials(name, new Set(taken.map((each) => each.initials))) };
}

function freeLook(taken: readonly Identity[]): { colour: number; pattern: number } {
  const used = new Map<string, number>();
  for (const { colour, pattern } of taken) {
    const key = `${colour} ${pattern}`;
    used.set(key, (used.get(key) ?? 0) + 1);
  }
  // All colours in turn, each round of them with the patterns shifted by one, so that neighbours differ in both.
  let best = { colour: 0, pattern: 0, uses: Number.POSITIVE_INFINITY };
  for (let round = 0; round < patterns; round += 1) {
    for (let colour = 0; colour < colours; colour += 1) {
      const pattern = (colour + round) % patterns;
      const uses = used.get(`${colour} ${pattern}`) ?? 0;
      if (uses < best.uses) best = { colour, pattern, uses };
    }
  }
  return { colour: best.colour, pattern: best.pattern };
}

function freeInitials(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !unspoken.has(word.toLowerCase()));
  return initialsOf(telling.length > 0 ? telling : words, name, taken);
}

function initialsOf(words: readonly string[], name: string, taken: ReadonlySet<string>): string {
  const first = words[0] ?? name.trim();
  const letters = Array.from(first.toUpperCase());
  const start = letters[0] ?? '?';
  const candidates = [
    words
      .slice(0, 3)
      .map((word) => Array.from(word.toUpperCase())[0])
      .join(''),
    words
      .slice(0, 2)
      .map((word) => Array.from(word.toUpperCase())[0])
      .join(''),
    letters.slice(0, 2).join(''),
    letters.slice(0, 3).join(''),
    ...letters.slice(1).map((letter) => start + letter),
    ...Array.from({ length: 98 }, (_, index) => `${start}${index + 2}`),
  ];
  return candidates.find((candidate) => candidate.length >= 2 && !taken.has(candidate)) ?? start;
}

/** Written otherwise, with other accents or capitals, it is the same organisation. */
export function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
}

/** Inserts an organisation with the look it keeps. */
export async function insertOrganisation(
  ctx: Pick<Context, 'now' | 'random'>,
  tx: Transaction<Tables>,
  organisation: { readonly name: string; readonly type: OrganisationType; readonly claimed: boolean },
): Promise<Tables['organisation']> {
  const taken = await tx.selectFrom('organisation').select(['initials', 'colour', 'pattern']).execute();
  const at = ctx.now();
  const row = {
    id: uuidv7(at, ctx.random),
    name: organisation.name,
    type: organisation.type,
    ...assignIdentity(organisation.name, taken),
    claimed: organisation.claimed ? 1 : 0,
    profile_json: null,
    created_at: at,
  } as const;
  await tx.insertInto('organisation').values(row).execute();
  return row;
}
