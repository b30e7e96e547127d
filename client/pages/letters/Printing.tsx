import { useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { writeCsv } from '../../../shared/csv/write.ts';
import type { Csv } from '../../../shared/kinds/family/letters/csv.ts';
import { type Letter, type Letters, rowOut } from '../../../shared/kinds/family/letters/merge.ts';
import { Button } from '../../ui/Button.tsx';
import { downloadText } from '../../ui/downloadText.ts';
import { useText } from '../../ui/text.tsx';
import { htmlOf, Paper } from './Paper.tsx';
import css from './letters.module.css';
import { steadily } from './steadily.ts';

interface Props {
  readonly template: Letters;
  readonly csv: Csv;
  readonly letters: readonly Letter[];
}

interface Printed {
  /** For another choice of letters they are made anew. */
  readonly of: readonly Letter[];
  readonly papers: readonly { readonly letter: Letter; readonly html: string }[];
}

interface Running {
  readonly of: readonly Letter[];
  readonly controller: AbortController;
}

/** Makes all the letters, says how far it is, and hands them to the browser's own printing. */
export function Printing({ template, csv, letters }: Props) {
  const t = useText();
  const [done, setDone] = useState<number>();
  const [said, say] = useState('');
  const [printed, setPrinted] = useState<Printed>();
  const running = useRef<Running>(undefined);
  // What is half made of other letters must not be printed in place of these.
  useEffect(
    () => () => {
      if (running.current?.of === letters) running.current.controller.abort();
    },
    [letters],
  );

  const make = async <A,>(one: (letter: Letter) => A): Promise<readonly A[] | undefined> => {
    const controller = new AbortController();
    running.current = { of: letters, controller };
    say('');
    setDone(0);
    const made = await steadily(letters.length, (i) => one(letters[i] as Letter), setDone, controller.signal);
    setDone(undefined);
    if (!made) say(t('letters.cancelled'));
    return made;
  };
  const print = async () => {
    const made = await make((letter) => ({ letter, html: htmlOf(template, letter) }));
    if (!made) return;
    flushSync(() => {
      setPrinted({ of: letters, papers: made });
      say(t('letters.ready', { count: made.length }));
    });
    window.print();
  };
  const save = async () => {
    const header = [...csv.header, t('letters.csv.language'), t('letters.csv.message')];
    const made = await make((letter) => rowOut(template, csv, letter));
    if (!made) return;
    downloadText(`${t('letters.csv.file')}.csv`, writeCsv([header, ...made]));
    say(t('letters.saved', { count: made.length }));
  };

  return (
    <>
      <div className={css.actions}>
        {done === undefined ? (
          <>
            <Button
              variant="primary"
              isDisabled={letters.length === 0}
              onPress={() => {
                void print();
              }}
            >
              {t('letters.print', { count: letters.length })}
            </Button>
            <Button
              isDisabled={letters.length === 0}
              onPress={() => {
                void save();
              }}
            >
              {t('letters.csv')}
            </Button>
          </>
        ) : (
          <>
            <progress
              className={css.progress}
              value={done}
              max={letters.length}
              aria-label={t('letters.preparing', { done, all: letters.length })}
            />
            <span>{t('letters.preparing', { done, all: letters.length })}</span>
            <Button onPress={() => running.current?.controller.abort()}>{t('letters.cancel')}</Button>
          </>
        )}
      </div>
      <p role="status" className={css.said}>
        {said}
      </p>
      {printed?.of === letters
        ? // Beside the application, so that nothing else of the page takes room on paper.
          createPortal(
            <div className={css.printed}>
              {printed.papers.map(({ letter, html }) => (
                <Paper key={letter.line} letter={letter} html={html} />
              ))}
            </div>,
            document.body,
          )
        : null}
    </>
  );
}
