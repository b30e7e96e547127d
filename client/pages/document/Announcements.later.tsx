import { useEffect } from 'react';
import { useOpenDocument } from '../../editor/open.ts';
import type { Other } from '../../editor/presence.ts';
import { announce } from '../../ui/announce.ts';
import { useText } from '../../ui/text.tsx';
import { NearbyEdits } from './nearbyEdits.ts';

/** Comings and goings are gathered for this long, so that a class of people is one sentence. */
const gathers = 2000;

/** Says what others see at a glance: who comes and goes, who types where one's caret is. */
export default function Announcements() {
  useComings();
  useNearbyEdits();
  return null;
}

function useComings(): void {
  const t = useText();
  const { others } = useOpenDocument();
  useEffect(() => {
    let told: ReadonlyMap<string, Other['user']> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const before = told;
      const now = new Map(others.all().map(({ user }) => [user.id, user]));
      told = now;
      if (!before) {
        if (now.size > 0) announce(t('doc.say.here', { count: now.size }));
        return;
      }
      const came = [...now.values()].filter(({ id }) => !before.has(id));
      const left = [...before.values()].filter(({ id }) => !now.has(id));
      if (came.length > 0) announce(t('doc.say.came', who(came)));
      if (left.length > 0) announce(t('doc.say.left', who(left)));
    };
    // People who move about must not put it off for ever.
    const soon = () => {
      timer ??= setTimeout(tell, gathers);
    };
    soon();
    const unsubscribe = others.subscribe(soon);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [others, t]);
}

function who(people: readonly Other['user'][]) {
  const [first] = people;
  return { count: people.length, name: first?.name ?? '', organisation: first?.organisation ?? '' };
}

function useNearbyEdits(): void {
  const t = useText();
  const { ydoc, awareness } = useOpenDocument();
  useEffect(() => {
    const nearby = new NearbyEdits(ydoc, awareness, (name) => announce(t('doc.say.typing', { name })));
    return () => nearby.close();
  }, [ydoc, awareness, t]);
}
