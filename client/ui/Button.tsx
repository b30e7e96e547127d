import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components/Button';
import css from './Button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  /** `primary` is the one next step of a page; `quiet` reads like a word; `danger` is a word in the stop colour. */
  readonly variant?: ButtonVariant;
  readonly icon?: ReactNode;
  /** Its word, not its padding, stands on the edge of the column. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Button({ variant = 'secondary', icon, flush, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${buttonClass(variant)} ${flush ? css.flush : ''}`}>
      {icon}
      {children}
    </AriaButton>
  );
}

/** For a link that looks like a button. */
export function buttonClass(variant: ButtonVariant = 'secondary'): string {
  return `${css.button} ${css[variant]}`;
}
