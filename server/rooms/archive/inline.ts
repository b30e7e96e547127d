import type { ContentKind } from '../../../shared/content/json.ts';
import { withParts } from '../../../shared/content/parts.ts';
import type { HistoryReader } from '../../store/archiveStore.ts';
import type { Archive } from './archive.ts';
import { Archivist } from './archivist.ts';

export interface InlineSetting {
  readonly reader: HistoryReader;
  /** @throws when there is no such kind */
  readonly kindNamed: (name: string) => ContentKind;
  /** Something went wrong that somebody should look at. */
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** An archive in this very thread: for tests and simulations. */
export function inlineArchive({ reader, kindNamed: named, onError }: InlineSetting): Archive {
  const kindNamed = withParts(named);
  const archivist = new Archivist(reader);
  return {
    async content(place, kindName, upTo) {
      const { skipped, ...read } = await archivist.content(place, kindNamed(kindName), upTo);
      if (skipped.length > 0) onError(unreadableRows, { ...place, skipped });
      return read;
    },
    weigh: (place) => archivist.weigh(place),
    compact: async (place, kindName) => archivist.compact(place, kindNamed(kindName)),
    rebuild: async (place, kindName) => archivist.rebuild(place, kindNamed(kindName)),
    tidy: () => Promise.resolve(0),
    stop: () => Promise.resolve(),
  };
}

export const unreadableRows = 'rows of the log cannot be applied';
