import { Table } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import { fromYDoc } from './blockIds.ts';

/**
 * Tables that are mended by local edits only. A row and a column that two people add at once leave a row one cell
 * short; if every browser that sees it put one in with its next letter, there would be one too many.
 */
export const PatientTable = Table.extend({
  addProseMirrorPlugins() {
    const plugin = tableEditing({ allowTableNodeSelection: this.options.allowTableNodeSelection });
    const { appendTransaction } = plugin.spec;
    return [
      new Plugin({
        ...plugin.spec,
        appendTransaction(transactions, before, after) {
          const isLocal = transactions.every((tr) => tr.getMeta(fromYDoc) === undefined);
          // Between equal states nothing has changed that it could mend: only the selection is put right.
          return appendTransaction?.call(plugin, transactions, isLocal ? before : after, after);
        },
      }),
    ];
  },
});
