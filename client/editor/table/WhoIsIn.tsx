import type { Other } from '../presence.ts';
import css from './table.module.css';

/** Whose caret is in a cell: initials on the pattern and colour of their district, and the name. */
export function WhoIsIn({ who }: { readonly who: readonly Other[] }) {
  const [first, ...more] = who;
  if (!first) return null;
  const { user } = first;
  return (
    <span className={css.who} aria-hidden data-colour={user.colour} data-pattern={user.pattern}>
      <span className={css.whoInitials}>{user.initials}</span>
      <span className={css.whoName}>
        {user.name}
        {more.length > 0 ? ` +${more.length}` : ''}
      </span>
    </span>
  );
}
