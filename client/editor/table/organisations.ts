import { useCallback, useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import { districtTypes } from '../../../shared/model.ts';
import type { Read } from '../derived.ts';
import { useOpenDocument } from '../open.ts';
import type { Option } from './column.ts';

export function useDistrictOptions(): readonly Option[] {
  const { surroundings, editable } = useOpenDocument();
  return useMemo(
    () =>
      surroundings.organisations
        .filter((one) => !editable || districtTypes.includes(one.type))
        .map((one) => ({ value: one.id, text: one.name }))
        .toSorted((a, b) => a.text.localeCompare(b.text)),
    [surroundings, editable],
  );
}

/** The name of the organisation in a row's first cell. */
export function useOrganisationOf(list: string): (row: string, read: Read) => string {
  const { surroundings } = useOpenDocument();
  return useCallback(
    (row, read) => {
      const id = read.value(under(list, row, 'organisation'));
      const known = surroundings.organisations.find((one) => one.id === id)?.name;
      return known ?? (typeof id === 'string' ? (surroundings.references[id]?.label ?? '') : '');
    },
    [list, surroundings],
  );
}
