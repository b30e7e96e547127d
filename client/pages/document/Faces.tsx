import type { ReactNode } from 'react';
import { useOpenDocument } from '../../editor/open.ts';
import { useOthers } from '../../editor/presence.ts';
import { Button } from '../../ui/Button.tsx';
import { type Face, FaceStack } from '../../ui/FaceStack.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import css from './document.module.css';

/** Everybody else, once each: a face leads to where its owner is, or lets one follow them. */
export function Faces({ onMore }: { readonly onMore: () => void }) {
  const t = useText();
  const { me } = useOpenDocument();
  const others = useOthers().filter(({ user }) => user.id !== me.id);
  const people = [...new Map(others.map(({ user }) => [user.id, user])).values()];
  return (
    <span className={css.roomy}>
      <FaceStack
        label={t('doc.here')}
        faces={people.map((user) => ({
          key: user.id,
          identity: user,
          name: `${user.name}, ${user.organisation}`,
        }))}
        onMore={onMore}
        around={withMenu}
      />
    </span>
  );
}

function withMenu(face: Face, picture: ReactNode): ReactNode {
  return <FaceMenu face={face}>{picture}</FaceMenu>;
}

function FaceMenu({ face, children }: { readonly face: Face; readonly children: ReactNode }) {
  const t = useText();
  const { others, follow, places, views } = useOpenDocument();
  const one = () => others.all().find(({ user }) => user.id === face.key);
  return (
    <LazyMenu
      label={face.name}
      trigger={
        <Button variant="quiet">
          {children}
          <VisuallyHidden>{t('presence.face')}</VisuallyHidden>
        </Button>
      }
      choices={[
        {
          id: 'follow',
          text: t('presence.follow'),
          onAction: () => {
            const user = one()?.user;
            if (user) follow.follow(user);
          },
        },
        {
          id: 'go',
          text: t('presence.goTo'),
          onAction: () => {
            const place = one()?.field ?? views.of(face.key)?.at;
            if (place) places.shown(place)?.scrollIntoView({ block: 'center' });
          },
        },
      ]}
    />
  );
}
