import { useEffect, useRef } from 'react';

/** Something that the palette can do; what an open page offers, it registers itself. */
export interface Command {
  readonly id: string;
  readonly text: string;
  readonly run: () => void;
}

type Offer = () => readonly Command[];
const offers = new Set<Offer>();

/** Offers these for as long as the component is on the page, as they are when the palette opens. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const offer: Offer = () => latest.current;
    offers.add(offer);
    return () => {
      offers.delete(offer);
    };
  }, []);
}

export function offeredCommands(): readonly Command[] {
  return [...offers].flatMap((offer) => offer());
}
