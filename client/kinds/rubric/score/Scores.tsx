import { type KeyboardEvent, useRef, useState } from 'react';
import { Checkbox } from '../../../ui/Choice.tsx';
import { announce } from '../../../ui/announce.ts';
import { useText } from '../../../ui/text.tsx';
import type { OwnPart } from '../../../editor/ownPart.ts';
import { LevelStrip } from './LevelStrip.tsx';
import { asksWhy, putScore, type Sheet, scoreOfKey, tick } from './sheet.ts';
import { ScoreTable } from './ScoreTable.tsx';
import css from './score.module.css';

export interface ScoresProps {
  readonly documentId: string;
  readonly sheet: Sheet;
  readonly writing: NonNullable<OwnPart['writing']>;
  /** Finished, or no right to write. */
  readonly locked: boolean;
  /** Revealed: a score is changed one by one, for a reason. */
  readonly changes: boolean;
}

/** Which cell one is at, by ids, so that others may add and move rows meanwhile. */
export interface At {
  readonly vendor: string;
  readonly criterion: string;
}

/** The table of one's scores, and below it what the levels of the cell one is at mean. */
export function Scores(props: ScoresProps) {
  const t = useText();
  const { sheet, writing, locked } = props;
  const { criteria, vendors, categories } = sheet;
  const [chosen, setChosen] = useState<At>();
  const table = useRef<HTMLTableElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const at = {
    vendor:
      vendors.find(({ id }) => id === chosen?.vendor)?.id ?? vendors.find((one) => !one.conflict)?.id ?? '',
    criterion: criteria.find(({ id }) => id === chosen?.criterion)?.id ?? criteria[0]?.id ?? '',
  };
  const isFree = !locked && !vendors.find(({ id }) => id === at.vendor)?.conflict;

  const go = (to: At, focus = true) => {
    setChosen(to);
    if (!focus) return;
    table.current?.querySelector<HTMLElement>(`[data-at="${to.vendor}/${to.criterion}"]`)?.focus();
  };
  const move = (across: number, down: number, focus = true) => {
    const v = vendors.findIndex(({ id }) => id === at.vendor) + across;
    const c = criteria.findIndex(({ id }) => id === at.criterion) + down;
    const [vendor, criterion] = [vendors[v], criteria[c]];
    if (vendor && criterion) go({ vendor: vendor.id, criterion: criterion.id }, focus);
  };
  const give = (score: string | null) => {
    if (!isFree) return;
    putScore(writing, at.vendor, at.criterion, score);
    const level = sheet.levels.find((one) => one.score === score)?.name;
    announce(
      score === null
        ? t('rubric.score.cleared')
        : score === 'na'
          ? t('rubric.score.na')
          : `${score} ${level ?? ''}`,
      'score',
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z' && event.key.toLowerCase() !== 'y') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.toLowerCase() === 'y' || event.shiftKey) writing.undo.redo();
      else writing.undo.undo();
      return;
    }
    if (event.altKey) return;
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const arrow = arrows[event.key];
    if (arrow) {
      event.preventDefault();
      return move(...arrow);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      return note.current?.focus();
    }
    const score = scoreOfKey(sheet, event.key, sheet.score(at.vendor, at.criterion));
    if (score === undefined) return;
    event.preventDefault();
    give(score);
  };

  return (
    <>
      {categories.length > 0 && !locked ? (
        <fieldset className={css.categories}>
          <legend>{t('rubric.score.categories')}</legend>
          {categories.map(({ id, name, chosen: on }) => (
            <Checkbox key={id} checked={on} onChange={(next) => tick(writing, 'categories', id, next)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {locked ? null : <p className={`${css.quiet} ${css.keys}`}>{t('rubric.score.keys')}</p>}
      <ScoreTable
        sheet={sheet}
        at={at}
        locked={locked}
        table={table}
        go={go}
        onKeyDown={onKeyDown}
        onConflict={(vendor, on) => tick(writing, 'conflicts', vendor, on)}
      />
      <LevelStrip
        {...props}
        at={at}
        free={isFree}
        why={asksWhy(sheet, sheet.score(at.vendor, at.criterion))}
        note={note}
        give={give}
        move={move}
        back={() => go(at)}
      />
    </>
  );
}
