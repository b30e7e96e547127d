import { cloneElement, isValidElement, lazy, type ReactElement, useState } from 'react';
import type { MenuProps } from './Menu.later.tsx';
import { Arriving } from './Arriving.tsx';
import { inTheEnd } from './inTheEnd.ts';
import { opening } from './opening.ts';

const Menu = lazy(inTheEnd(async () => ({ default: (await import('./Menu.later.tsx')).Menu })));

/**
 * A menu whose code arrives after the page it stands on; its button is there from the start, and a press that comes
 * before the code opens the menu once it is there.
 */
export function LazyMenu({ trigger, ...props }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const waiting = isValidElement(trigger)
    ? cloneElement(
        trigger as ReactElement<object>,
        opening(() => {
          setOpen(true);
          props.onOpenChange?.(true);
        }),
      )
    : trigger;
  return (
    <Arriving waiting={waiting}>
      <Menu isOpen={isOpen} onOpenChange={setOpen} {...props} trigger={trigger} />
    </Arriving>
  );
}
