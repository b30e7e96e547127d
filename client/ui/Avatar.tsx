import type { Identity } from '../../shared/model.ts';
import css from './Avatar.module.css';
import { patterns } from './patterns.ts';

export interface AvatarProps {
  /** The look of the organisation that the person speaks for. */
  readonly identity: Identity;
  /** Read aloud and shown on hover: "Ana Ruiz, Allentown". Leave out where the name stands beside it. */
  readonly name?: string;
  /** Instead of the organisation's initials. */
  readonly initials?: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** A square stands for the organisation, a circle for a person. */
  readonly shape?: 'person' | 'organisation';
}

/** Colour, pattern and initials: the same everywhere, and readable without colour. */
export function Avatar({
  identity,
  name,
  initials = identity.initials,
  size = 'medium',
  shape = 'person',
}: AvatarProps) {
  const pattern = patterns[identity.pattern % patterns.length];
  const letters = initials.slice(0, 3);
  return (
    <svg
      viewBox="0 0 32 32"
      className={`${css.avatar} ${css[size]} ${css[shape]}`}
      data-colour={identity.colour % 12}
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {name ? <title>{name}</title> : null}
      <rect width="32" height="32" className={css.ground} />
      {pattern ? <path d={pattern.d} className={pattern.dots ? css.dots : css.lines} /> : null}
      <text
        x="16"
        y="16"
        dy="0.36em"
        textAnchor="middle"
        className={`${css.initials} ${letters.length > 2 ? css.three : ''}`}
      >
        {letters}
      </text>
    </svg>
  );
}
