import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../../ui/text.tsx';
import css from './Frame.module.css';

/** The rail on half a screen and on phones. */
export default function Drawer({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useText();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={css.overlay ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={css.drawer ?? ''}>
        <Dialog aria-label={t('shell.nav')} className={css.drawerDialog ?? ''}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
