import type { Fields } from '../../../shared/content/fields.ts';
import { isLocked } from '../../../shared/content/locks.ts';
import { tableOf } from '../../../shared/kinds/family/rules.ts';

/** The address of the next unit that is not reviewed and current, behind `from` or else from the top. */
export function nextThatNeedsWork(
  fields: Fields,
  languages: readonly string[],
  from: string | undefined,
  locks: readonly string[],
): string | undefined {
  const rows = languages
    .flatMap((lang) => tableOf(fields, lang))
    .filter(({ address }) => !isLocked(locks, address));
  const at = rows.findIndex(({ address }) => address === from);
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  return inTurn.find(({ status, address }) => status !== 'reviewed' && address !== from)?.address;
}
