import { useSyncExternalStore } from 'react';
import { documentsOnDevice, type OnDevice } from '../../sync/onDevice.ts';
import { onDeviceChange } from '../../sync/thisDevice.ts';

const none = '[]';

/** The person's documents that open without a network, the last opened first. */
export function useOnDevice(userId: string | undefined): readonly OnDevice[] {
  // Storage tells of no changes of this page's own: what it says is compared as text.
  const text = useSyncExternalStore(onDeviceChange, () =>
    userId === undefined ? none : JSON.stringify(documentsOnDevice(localStorage, userId)),
  );
  return JSON.parse(text) as OnDevice[];
}
