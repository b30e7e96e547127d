import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import { useFound } from './useFound.ts';
import { replacePlaces } from './findText.later.ts';
import css from './write.module.css';

/** Finds words in every text of the page, and puts others in their place. */
export function FindBox({ words: begin, onClose }: { readonly words: string; readonly onClose: () => void }) {
  const t = useText();
  const { ydoc, undo, places, toolbar } = useOpenDocument();
  const [words, setWords] = useState(begin);
  const [by, setBy] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [done, setDone] = useState<number>();
  const wanted = useMemo(() => ({ words, matchCase, wholeWord }), [words, matchCase, wholeWord]);
  const { found, index, go, look } = useFound(wanted);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const current = found[index];
  const replace = (which: typeof found) => {
    const count = replacePlaces(ydoc, undo, which, wanted, by);
    const edit = undo.undoStack.at(-1);
    look();
    setDone(count);
    if (which.length > 1) {
      showToast({
        message: t('editor.find.replaced', { count }),
        undo: () => {
          // What was written since is not undone with it.
          if (undo.undoStack.at(-1) === edit) undo.undo();
        },
      });
    }
  };
  const close = () => {
    onClose();
    if (current) places.choose(current.address, current.range);
    else toolbar.current?.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  };

  return (
    // Escape closes it from wherever the focus is inside, Enter goes on from the words.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={`${css.box} ${css.find}`}
      aria-label={t('editor.find')}
      onSubmit={(event) => {
        event.preventDefault();
        if (current) replace([current]);
      }}
      onKeyDown={onKeyDown}
    >
      <div className={css.line}>
        <TextField
          ref={input}
          label={t('editor.find.words')}
          value={words}
          onChange={(value) => {
            setDone(undefined);
            setWords(value);
            look();
          }}
          autoComplete="off"
        />
        <IconButton
          label={t('editor.find.case')}
          aria-pressed={matchCase}
          onPress={() => setMatchCase(!matchCase)}
        >
          <CaseSensitive aria-hidden />
        </IconButton>
        <IconButton
          label={t('editor.find.whole')}
          aria-pressed={wholeWord}
          onPress={() => setWholeWord(!wholeWord)}
        >
          <WholeWord aria-hidden />
        </IconButton>
        <IconButton label={t('editor.find.previous')} keys="Shift+Enter" onPress={() => go(-1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label={t('editor.find.next')} keys="Enter" onPress={() => go(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label={t('shell.close')} keys="Esc" onPress={close}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className={css.line}>
        <TextField label={t('editor.find.by')} value={by} onChange={setBy} autoComplete="off" />
        <Button type="submit" variant="secondary" isDisabled={!current}>
          {t('editor.find.replace')}
        </Button>
        <Button variant="secondary" isDisabled={found.length === 0} onPress={() => replace(found)}>
          {t('editor.find.all')}
        </Button>
      </div>
      <p role="status" className={css.count}>
        {done === undefined ? null : `${t('editor.find.replaced', { count: done })} `}
        {words === ''
          ? null
          : t('editor.find.count', { at: found.length === 0 ? 0 : index + 1, count: found.length })}
      </p>
    </form>
  );
}
