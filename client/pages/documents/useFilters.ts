import { useNavigate, useSearch } from '@tanstack/react-router';
import { isId, oneOf } from '../searchValues.ts';

export const states = ['live', 'frozen', 'template'] as const;
export const sorts = ['updated', 'opened', 'created', 'title'] as const;

export interface FilterValues {
  readonly q?: string;
  readonly kind?: string;
  readonly state?: (typeof states)[number];
  readonly owner?: string;
  readonly cycle?: string;
  readonly starred?: 'yes';
  readonly sort?: (typeof sorts)[number];
}

/** What is asked for stands in the address, so that a list can be sent to somebody. */
export function useFilters(networkId: string) {
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/n/$net/docs' });
  const values: FilterValues = {
    ...(search.q ? { q: search.q } : {}),
    ...(search.kind ? { kind: search.kind } : {}),
    ...oneOf('state', states, search.state),
    ...(isId(search.owner) ? { owner: search.owner } : {}),
    ...(isId(search.cycle) ? { cycle: search.cycle } : {}),
    ...(search.starred ? { starred: 'yes' as const } : {}),
    ...oneOf('sort', sorts, search.sort),
  };
  const go = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/n/$net/docs', params: { net: networkId }, search: next, replace: true });
  const { sort: _, ...narrowing } = values;
  return {
    values,
    /** Whether something narrows the list. */
    areSet: Object.keys(narrowing).length > 0,
    /** An empty value takes the filter away. */
    set: (name: keyof FilterValues, value: string) => {
      const { [name]: _before, ...rest } = values;
      go(value === '' ? rest : { ...rest, [name]: value });
    },
    clear: () => {
      go(values.sort ? { sort: values.sort } : {});
    },
  };
}
