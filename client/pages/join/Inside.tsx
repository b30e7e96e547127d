import type { Answer } from '../../../shared/contract/calls.ts';
import form from '../../ui/form.module.css';
import { OrganisationName } from '../../ui/OrganisationName.tsx';
import css from './Inside.module.css';

interface Props extends Pick<Answer<'showJoin'>, 'organisations'> {
  readonly label: string;
}

/** Which organisations one will meet. */
export function Inside({ organisations, label }: Props) {
  if (organisations.length === 0) return null;
  return (
    <div>
      <p className={form.soft}>{label}</p>
      <ul className={css.list} aria-label={label}>
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <OrganisationName organisation={organisation} />
          </li>
        ))}
      </ul>
    </div>
  );
}
