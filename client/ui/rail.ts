import { createContext, useContext } from 'react';

export interface Rail {
  /** Opens the navigation where the rail is hidden. */
  readonly openMenu?: () => void;
  /** Opens the box that goes to, searches and does. */
  readonly openPalette?: () => void;
  /** Keeps the network's entries in the rail on pages that don't name it in their address. */
  readonly rememberNetwork: (networkId: string) => void;
}

export const RailContext = createContext<Rail>({ rememberNetwork: () => undefined });

export function useRail(): Rail {
  return useContext(RailContext);
}
