import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announce.ts';
import type { SaveState } from '../../ui/SaveLight.tsx';
import { useText } from '../../ui/text.tsx';

const bad: readonly SaveState[] = ['slow', 'device', 'page', 'failed'];

/** Says when the light turns from good to bad and back; not each of the thousand times that something is saved. */
export function useSpokenLight(light: SaveState | undefined): void {
  const t = useText();
  const last = useRef<SaveState>(undefined);
  useEffect(() => {
    const before = last.current;
    if (light === undefined || light === before || light === 'saving') return;
    last.current = light;
    if (before === undefined) return;
    if (light === 'saved') {
      if (bad.includes(before)) announce(t('doc.say.saved'));
    } else announce(t(`shell.save.${light}`));
  }, [light, t]);
}
