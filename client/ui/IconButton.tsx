import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components/Tooltip';
import css from './IconButton.module.css';

export interface IconButtonProps
  extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The name read aloud and shown as the tooltip. */
  readonly label: string;
  /** Shown after the label in the tooltip only, e.g. "Ctrl+B". */
  readonly keys?: string;
  readonly placement?: TooltipProps['placement'];
  readonly children: ReactNode;
}

export function IconButton({ label, keys, placement = 'bottom', children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button {...rest} aria-label={label} className={css.button ?? ''}>
        {children}
      </Button>
      <Tooltip placement={placement} offset={6} className={css.tooltip ?? ''}>
        {/* The button is called so already: only the keys are more to hear. */}
        <span aria-hidden>{label}</span>
        {keys ? <kbd className={css.keys}>{keys}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
