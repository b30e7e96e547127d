import { type ReactNode, type RefObject, Suspense, useLayoutEffect, useRef } from 'react';
import css from './Arriving.module.css';

interface Held {
  readonly placeRef: RefObject<HTMLSpanElement | null>;
  readonly hadFocusRef: RefObject<boolean>;
}

/**
 * A button whose own code is on its way, and another that stands for it until then. Whoever is on the one when the
 * other takes its place stays there: the next key is not lost.
 */
export function Arriving({
  waiting,
  children,
}: {
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}) {
  const placeRef = useRef<HTMLSpanElement>(null);
  const hadFocusRef = useRef(false);
  const held = { placeRef, hadFocusRef };
  return (
    <span ref={placeRef} className={css.place}>
      <Suspense fallback={<Leaving {...held}>{waiting}</Leaving>}>
        {children}
        <Arrived {...held} />
      </Suspense>
    </span>
  );
}

function Leaving({ placeRef, hadFocusRef, children }: Held & { readonly children: ReactNode }) {
  useLayoutEffect(() => {
    const isFocused = () => placeRef.current?.contains(document.activeElement) ?? false;
    return () => {
      hadFocusRef.current = isFocused();
    };
  }, [placeRef, hadFocusRef]);
  return children;
}

function Arrived({ placeRef, hadFocusRef }: Held) {
  useLayoutEffect(() => {
    if (hadFocusRef.current) placeRef.current?.querySelector('button')?.focus();
    hadFocusRef.current = false;
  }, [placeRef, hadFocusRef]);
  return null;
}
