import type { ReactNode } from 'react';
import type { Identity } from '../../shared/model.ts';
import { Avatar } from './Avatar.tsx';
import css from './FaceStack.module.css';
import { useText } from './text.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface Face {
  readonly key: string;
  readonly identity: Identity;
  /** "Ana Ruiz, Allentown" */
  readonly name: string;
  readonly initials?: string;
}

export interface FaceStackProps {
  readonly faces: readonly Face[];
  /** Read aloud before the names, e.g. "Here now". */
  readonly label: string;
  readonly max?: number;
  readonly shape?: 'person' | 'organisation';
  readonly size?: 'small' | 'medium';
  /** Around each face: what can be done with it. */
  readonly around?: (face: Face, picture: ReactNode) => ReactNode;
  /** Shows the rest. */
  readonly onMore?: () => void;
}

/** Five faces, then +n; every name stays reachable. */
export function FaceStack({
  faces,
  label,
  max = 5,
  shape = 'person',
  size = 'medium',
  around = (_, picture) => picture,
  onMore,
}: FaceStackProps) {
  const t = useText();
  const rest = faces.slice(max);
  if (faces.length === 0) return null;
  return (
    <ul className={shape === 'organisation' ? css.marks : css.stack} aria-label={label}>
      {faces.slice(0, max).map((face) => (
        <li key={face.key} className={css.face}>
          {around(
            face,
            <Avatar
              identity={face.identity}
              name={face.name}
              shape={shape}
              size={size}
              {...(face.initials ? { initials: face.initials } : {})}
            />,
          )}
        </li>
      ))}
      {rest.length > 0 ? (
        <li className={css.more} title={rest.map((face) => face.name).join('\n')}>
          {onMore ? (
            <button type="button" className={css.moreButton} onClick={onMore}>
              {t('shell.faces.more', { count: rest.length })}
              <VisuallyHidden>{rest.map((face) => face.name).join('; ')}</VisuallyHidden>
            </button>
          ) : (
            t('shell.faces.more', { count: rest.length })
          )}
        </li>
      ) : null}
    </ul>
  );
}
