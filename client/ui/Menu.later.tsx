import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import css from './Menu.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly separated?: boolean;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The button that opens it: a `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  /** The chosen one, for menus that set a value. */
  readonly selected?: string;
  readonly placement?: PopoverProps['placement'];
  /** For a trigger that does more than open it. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function Menu({
  trigger,
  label,
  choices,
  selected,
  placement = 'bottom end',
  ...openness
}: MenuProps) {
  return (
    <MenuTrigger {...openness}>
      {trigger}
      <Popover className={css.popover ?? ''} placement={placement} offset={4}>
        <AriaMenu
          className={css.menu ?? ''}
          aria-label={label}
          disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
          {...(selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected] })}
          onAction={(key) => choices.find((choice) => choice.id === key)?.onAction()}
        >
          {choices.flatMap((choice) => [
            ...(choice.separated ? [<Separator key={`${choice.id}-line`} className={css.line ?? ''} />] : []),
            <AriaMenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.text}
              className={`${css.item} ${choice.danger ? css.danger : ''}`}
            >
              {choice.icon}
              <span>
                {choice.text}
                {choice.hint ? <small className={css.hint}>{choice.hint}</small> : null}
              </span>
            </AriaMenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
