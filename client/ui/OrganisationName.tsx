import type { Identity } from '../../shared/model.ts';
import { Avatar } from './Avatar.tsx';
import css from './OrganisationName.module.css';

/** An organisation's mark beside its name. */
export function OrganisationName({
  organisation,
  size = 'small',
}: {
  readonly organisation: Identity & { readonly name: string };
  readonly size?: 'small' | 'medium';
}) {
  return (
    <span className={css.name}>
      <Avatar identity={organisation} shape="organisation" size={size} />
      {organisation.name}
    </span>
  );
}
