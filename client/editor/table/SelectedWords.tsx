import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useGrid } from './grid.ts';

/** Says how large the selected block is, for those who don't see it. */
export function SelectedWords() {
  const t = useText();
  const grid = useGrid();
  const size = useSyncExternalStore(
    useCallback((listener) => grid.subscribe(listener), [grid]),
    () => {
      const { selected } = grid;
      return selected ? `${selected.rows.length} ${selected.columns.length}` : '';
    },
  );
  const [rows = 0, columns = 0] = size.split(' ').map(Number);
  return (
    <VisuallyHidden>
      <span role="status">{size === '' ? '' : t('cells.selected', { rows, columns })}</span>
    </VisuallyHidden>
  );
}
