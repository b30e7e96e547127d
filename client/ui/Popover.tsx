import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type PopoverProps as AriaProps } from 'react-aria-components/Popover';
import css from './Popover.module.css';

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: AriaProps['placement'];
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small non-modal card beside its button. */
export function Popover({ trigger, label, placement = 'bottom end', children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={css.popover ?? ''} placement={placement} offset={4}>
        <Dialog aria-label={label} className={css.dialog ?? ''}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
