import { type ReactElement, Suspense, useEffect } from 'react';
import { Skeleton } from '../../ui/states.tsx';

interface Props {
  readonly screen: ReactElement;
  /** Called when the words are on screen: the screen's own script may come later than they do. */
  readonly onDrawn: () => void;
}

/** The document as its kind draws it; its outline until the script of that kind is here. */
export function Paper({ screen, onDrawn }: Props) {
  return (
    <Suspense fallback={<Skeleton lines={9} />}>
      {screen}
      <Drawn onDrawn={onDrawn} />
    </Suspense>
  );
}

function Drawn({ onDrawn }: Pick<Props, 'onDrawn'>) {
  useEffect(onDrawn, [onDrawn]);
  return null;
}
