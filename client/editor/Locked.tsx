import { Lock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { isLocked } from '../../shared/content/locks.ts';
import { useTranslate } from '../ui/text.tsx';
import css from './locked.module.css';
import { OpenDocumentProvider, useOpenDocument } from './open.ts';

/** Whether what stands at this address may not be changed now, whoever one is. */
export function useLock(address: string): boolean {
  return isLocked(useOpenDocument().locks, address);
}

interface Props {
  readonly address: string;
  /** Where the same words stand nearby already. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** What is inside reads as ever and can't be edited while its address is locked; a line says why. */
export function Locked({ address, quiet = false, children }: Props) {
  const say = useTranslate();
  const open = useOpenDocument();
  const locked = useLock(address);
  const held = useMemo(
    () => (locked ? { ...open, editable: false, suggesting: undefined } : open),
    [open, locked],
  );
  return (
    <>
      {locked && open.editable && !quiet ? (
        <p className={css.why}>
          <Lock aria-hidden />
          {say(`${open.kind.name}.locked`)}
        </p>
      ) : null}
      <OpenDocumentProvider value={held}>{children}</OpenDocumentProvider>
    </>
  );
}
