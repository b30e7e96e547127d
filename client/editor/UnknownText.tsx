import { useCallback, useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import { lineNodes, richNodes } from '../../shared/content/fragments.ts';
import { plainText } from '../../shared/content/text.ts';
import { useOpenDocument } from './open.ts';

interface Props {
  readonly address: string;
  readonly type: 'line' | 'rich';
  readonly label: string;
}

/** A text that holds something this version of the program does not know: readable, kept whole, not edited. */
export function UnknownText({ address, type, label }: Props) {
  const { ydoc } = useOpenDocument();
  const { formatMessage } = useIntl();
  const fragment = ydoc.getXmlFragment(address);
  const subscribe = useCallback(
    (listener: () => void) => {
      fragment.observeDeep(listener);
      return () => fragment.unobserveDeep(listener);
    },
    [fragment],
  );
  const words = useSyncExternalStore(subscribe, () =>
    plainText(type === 'line' ? lineNodes(fragment) : richNodes(fragment)),
  );
  return (
    <div className="text unknown" role="group" aria-label={label} data-address={address} tabIndex={-1}>
      <p>{words}</p>
      <p className="unknown-note">{formatMessage({ id: 'doc.unknown' })}</p>
    </div>
  );
}
