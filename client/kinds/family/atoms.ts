import type { Editor } from '@tiptap/core';
import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import type { Fields } from '../../../shared/content/fields.ts';
import { isMergeFieldName } from '../../../shared/content/names.ts';
import { addRow, putBackRow, rowIds } from '../../../shared/content/live.ts';
import { lineText } from '../../../shared/content/text.ts';
import { rowIdOf } from '../../../shared/kinds/family/ids.ts';
import { rowsOf, textOf } from '../../../shared/kinds/family/read.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues } from '../../editor/values.ts';
import type { Atom } from '../../editor/write/completing.ts';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { nameFrom } from './nameFrom.ts';
import { useFields } from './useFields.ts';

type Range = { readonly from: number; readonly to: number };

/** What can be put into the text: merge fields, slots, and a merge field of the name that was typed. */
function useAtomsFor(fields: Fields): (query: string) => readonly Atom[] {
  const t = useText();
  const { ydoc } = useOpenDocument();
  return useCallback(
    (query) => {
      const wanted = nameFrom(query);
      const names = rowsOf(fields, 'mergeFields')
        .map((row) => textOf(row.fields.name))
        .filter((name) => name !== '');
      const put = (node: { type: string; attrs: object }) => (editor: Editor, range: Range) => {
        editor.chain().focus().insertContentAt(range, node).run();
      };
      const known = names
        .filter((name) => name.includes(wanted))
        .map((name) => ({
          id: `field:${name}`,
          name: t('family.insert.field', { name }),
          insert: put({ type: 'mergeField', attrs: { name } }),
        }));
      const slots = rowsOf(fields, 'slots').flatMap((row): readonly Atom[] => {
        const label = lineText(row.fields.label);
        if (label === '' || !nameFrom(label).includes(wanted)) return [];
        const insert = put({ type: 'slot', attrs: { slot: row.id, label } });
        return [{ id: `slot:${row.id}`, name: t('family.insert.slot', { name: label }), insert }];
      });
      if (!isMergeFieldName(wanted) || names.includes(wanted)) return [...known, ...slots];
      const make: Atom = {
        id: 'new',
        name: t('family.insert.new', { name: wanted }),
        insert: (editor, range) => {
          const id = rowIdOf(wanted);
          ydoc.transact(() => {
            putBackRow(ydoc, 'mergeFields', id, localValues);
            if (!rowIds(ydoc, 'mergeFields').includes(id)) {
              addRow(ydoc, 'mergeFields', { id, initial: { name: wanted, type: 'text' } }, localValues);
            }
          }, localValues);
          put({ type: 'mergeField', attrs: { name: wanted } })(editor, range);
        },
      };
      return [...known, ...slots, make];
    },
    [t, ydoc, fields],
  );
}

/** Offers them as soon as `{{` is typed. */
export function useAtoms(fields: Fields): void {
  const { completing } = useOpenDocument();
  const atomsFor = useAtomsFor(fields);
  useEffect(() => completing.offer(atomsFor), [completing, atomsFor]);
}

/** The same, as the choices of a menu, for the text that was written in last. */
export function useAtomChoices(last: RefObject<HTMLElement | null>) {
  const t = useText();
  const atomsFor = useAtomsFor(useFields());
  return useMemo(
    () =>
      atomsFor('').map(({ id, name, insert }) => ({
        id,
        text: name,
        onAction: () => {
          const text = last.current;
          const editor = text && 'editor' in text ? (text.editor as Editor) : undefined;
          if (!editor || editor.isDestroyed || !editor.isEditable) {
            showToast({ message: t('family.insert.nowhere') });
            return;
          }
          const { from, to } = editor.state.selection;
          insert(editor, { from, to });
        },
      })),
    [atomsFor, t, last],
  );
}
