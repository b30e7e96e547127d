import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Editor } from '@tiptap/core';
import { call } from '../../api/call.ts';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import css from './comments.module.css';
import { editorOf } from './letters.ts';
import { Readers } from './Readers.tsx';
import { nameBegun, type Reader, useMentionable } from './useMentionable.ts';

interface Naming {
  readonly editor: Editor;
  readonly address: string;
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

function namingIn(paper: HTMLElement | undefined): Naming | undefined {
  const dom = document.activeElement;
  const editor = dom && paper?.contains(dom) ? editorOf(dom) : undefined;
  if (!editor || !(dom instanceof HTMLElement) || !editor.schema.nodes.mention) return undefined;
  const { $from, empty } = editor.state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
  const query = nameBegun(before);
  if (query === undefined) return undefined;
  return {
    editor,
    address: dom.dataset.address ?? '',
    query,
    from: $from.pos - query.length - 1,
    to: $from.pos,
  };
}

/** Names somebody in the text: the list opens at an @, and whoever is chosen is told. */
export function NameInText() {
  const t = useText();
  const say = useErrorWords();
  const id = useId();
  const { id: documentId, places } = useOpenDocument();
  const [naming, setNaming] = useState<Naming>();
  const [index, setIndex] = useState(0);
  const [closed, setClosed] = useState<number>();
  const people = useMentionable(documentId, naming?.query);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = naming !== undefined && naming.from !== closed && people !== undefined && people.length > 0;

  useEffect(() => {
    const look = () => {
      setNaming(namingIn(places.paper));
      setIndex(0);
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('focusout', look);
    };
  }, [places]);

  const choose = useCallback(
    (person: Reader) => {
      if (!naming) return;
      const { editor, address, from, to } = naming;
      setNaming(undefined);
      const named = { type: 'mention', attrs: { to: 'person', ref: person.id, label: person.name } };
      editor
        .chain()
        .focus()
        .insertContentAt({ from, to }, [named, { type: 'text', text: ' ' }])
        .run();
      call('mention', { params: { document: documentId }, body: { personId: person.id, address } }).then(
        () => showToast({ message: t('comments.told', { who: person.name }) }),
        (error: Error) =>
          showToast({ message: t('comments.notTold', { who: person.name, why: say(error) }) }),
      );
    },
    [naming, documentId, t, say],
  );

  useEffect(() => {
    if (!isOpen || !naming) return undefined;
    const { dom } = naming.editor.view;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const count = people?.length ?? 0;
      if (event.key === 'ArrowDown') setIndex((index + 1) % count);
      else if (event.key === 'ArrowUp') setIndex((index + count - 1) % count);
      else if (event.key === 'Escape') setClosed(naming.from);
      else if ((event.key === 'Enter' || event.key === 'Tab') && people?.[index]) choose(people[index]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${index}`);
    // Before the text, which would take Enter for a new paragraph.
    addEventListener('keydown', onKeyDown, true);
    return () => {
      removeEventListener('keydown', onKeyDown, true);
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [isOpen, naming, people, index, choose, id]);

  useLayoutEffect(() => {
    const { current: box } = list;
    if (!isOpen || !naming || !box) return;
    const caret = naming.editor.view.coordsAtPos(naming.from);
    const { width, height } = box.getBoundingClientRect();
    const below = caret.bottom + 6 + height <= innerHeight;
    box.style.setProperty('top', `${Math.max(4, below ? caret.bottom + 6 : caret.top - 6 - height)}px`);
    box.style.setProperty('left', `${Math.max(4, Math.min(caret.left, innerWidth - width - 8))}px`);
  });

  if (!isOpen || !people) return null;
  return (
    <Readers id={id} people={people} index={index} choose={choose} className={css.floating} ref={list} />
  );
}
