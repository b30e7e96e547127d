import type { Content } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';

/** What it is for, and when it is sent. */
export function finding({ fields }: Content): string {
  return [lineText(fields.purpose), lineText(fields.trigger)].filter((part) => part !== '').join(' · ');
}
