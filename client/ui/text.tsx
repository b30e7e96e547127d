import { type ReactNode, useCallback } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type cells from '../../shared/i18n/cells.en.ts';
import type comments from '../../shared/i18n/comments.en.ts';
import type doc from '../../shared/i18n/doc.en.ts';
import type docs from '../../shared/i18n/docs.en.ts';
import type editor from '../../shared/i18n/editor.en.ts';
import type family from '../../shared/i18n/family.en.ts';
import type error from '../../shared/i18n/error.en.ts';
import type join from '../../shared/i18n/join.en.ts';
import type memo from '../../shared/i18n/memo.en.ts';
import type offline from '../../shared/i18n/offline.en.ts';
import type presence from '../../shared/i18n/presence.en.ts';
import type paste from '../../shared/i18n/paste.en.ts';
import type publicPages from '../../shared/i18n/public.en.ts';
import type shell from '../../shared/i18n/shell.en.ts';
import type suggest from '../../shared/i18n/suggest.en.ts';

/** Every message there is: an id that no catalogue has does not compile. */
export type MessageId =
  | keyof typeof shell
  | keyof typeof doc
  | keyof typeof join
  | keyof typeof docs
  | keyof typeof editor
  | keyof typeof comments
  | keyof typeof memo
  | keyof typeof offline
  | keyof typeof cells
  | keyof typeof presence
  | keyof typeof paste
  | keyof typeof publicPages
  | keyof typeof error
  | keyof typeof family
  | keyof typeof suggest;

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
