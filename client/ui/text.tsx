import { type ReactNode, useCallback } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type base from '../../shared/i18n/base.en.ts';
import type document from '../../shared/i18n/document.en.ts';
import type compare from '../../shared/i18n/compare.en.ts';
import type family from '../../shared/i18n/family.en.ts';
import type letters from '../../shared/i18n/letters.en.ts';
import type memo from '../../shared/i18n/memo.en.ts';
import type rubric from '../../shared/i18n/rubric.en.ts';
import type rubricCsv from '../../shared/i18n/rubricCsv.en.ts';
import type rubricScore from '../../shared/i18n/rubricScore.en.ts';
import type sequence from '../../shared/i18n/sequence.en.ts';
import type standards from '../../shared/i18n/standards.en.ts';

/** Every message there is: an id that no catalogue has does not compile. */
export type MessageId =
  | keyof typeof base
  | keyof typeof document
  | keyof typeof compare
  | keyof typeof family
  | keyof typeof letters
  | keyof typeof memo
  | keyof typeof rubric
  | keyof typeof rubricCsv
  | keyof typeof rubricScore
  | keyof typeof sequence
  | keyof typeof standards;

export type Values = Readonly<Record<string, string | number | Date>>;
type RichValues = Readonly<Record<string, string | number | Date | ((chunks: ReactNode[]) => ReactNode)>>;

/** Says a message in the reader's language. */
export function useText(): (id: MessageId, values?: Values) => string {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}

/** For ids that arrive as data, such as the lines of the check list. */
export function useTranslate(): (id: string, values?: Values) => string {
  const intl = useIntl();
  return useCallback(
    (id, values) => (intl.messages[id] === undefined ? id : intl.formatMessage({ id }, values)),
    [intl],
  );
}

/** A message with elements in it: `values={{ b: (chunks) => <b>{chunks}</b> }}`. */
export function Text({ id, values }: { readonly id: MessageId; readonly values?: RichValues }) {
  return <FormattedMessage id={id} values={values} />;
}
