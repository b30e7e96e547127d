import { useNavigate, useSearch } from '@tanstack/react-router';
import { isId } from '../searchValues.ts';

export interface LibraryValues {
  readonly q?: string;
  readonly kind?: string;
  /** The network whose shared problem it is. */
  readonly problem?: string;
  readonly organisation?: string;
  readonly decision?: string;
  readonly like?: 'yes';
}

/** What is asked for stands in the address, so that a search can be sent to somebody. */
export function useLibraryFilters() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/open/library' });
  const values: LibraryValues = {
    ...(search.q ? { q: search.q } : {}),
    ...(search.kind ? { kind: search.kind } : {}),
    ...(isId(search.problem) ? { problem: search.problem } : {}),
    ...(isId(search.organisation) ? { organisation: search.organisation } : {}),
    ...(search.decision ? { decision: search.decision } : {}),
    ...(search.like ? { like: 'yes' as const } : {}),
  };
  const go = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/library', search: next, replace: true });
  return {
    values,
    areSet: Object.keys(values).length > 0,
    /** An empty value takes the filter away. */
    set: (name: keyof LibraryValues, value: string) => {
      const { [name]: _before, ...rest } = values;
      go(value === '' ? rest : { ...rest, [name]: value });
    },
    clear: () => {
      go({});
    },
  };
}
