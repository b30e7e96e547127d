import type { Fields } from '../../../content/fields.ts';
import { check } from '../checks.ts';
import type { Check } from '../../kind.ts';

const kept: ReadonlySet<string> = new Set(
  ['slot', 'missing', 'legalMissing', 'draft', 'machine', 'outdated', 'fieldMissing', 'fieldExtra'].map(
    (name) => `family.check.${name}`,
  ),
);

/** What of a template is not ready to go to families. Whose the template is makes no difference to an open slot. */
export function unreadyOf(fields: Fields): readonly Check[] {
  const content = { kind: 'family', kindVersion: 1, fields };
  const checks = check(content, { organisations: [], references: {}, isFork: true });
  return checks.filter(({ message }) => kept.has(message));
}
