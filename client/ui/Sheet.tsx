import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './IconButton.tsx';
import css from './Sheet.module.css';
import { useText } from './text.tsx';

export interface SheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** `sheet` is 640 px, `card` 400 px; both fill a phone. */
  readonly size?: 'sheet' | 'card';
  /** The buttons, kept in view while the content scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the dimmed page. Escape and a click outside close it. */
export function Sheet({ isOpen, onClose, title, size = 'sheet', footer, children }: SheetProps) {
  const t = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={css.overlay ?? ''}
    >
      <Modal className={`${css.modal} ${css[size]}`}>
        <Dialog className={css.dialog ?? ''}>
          <div className={css.head}>
            <Heading slot="title" level={2} className={css.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={t('shell.close')} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </div>
          <div className={css.body}>{children}</div>
          {footer ? <div className={css.foot}>{footer}</div> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
