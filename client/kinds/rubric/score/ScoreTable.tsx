import { Fragment, type KeyboardEvent, type RefObject } from 'react';
import { Checkbox } from '../../../ui/Choice.tsx';
import { useText } from '../../../ui/text.tsx';
import type { At } from './Scores.tsx';
import { asksWhy, type Sheet } from './sheet.ts';
import css from './score.module.css';

interface Props {
  readonly sheet: Sheet;
  readonly at: At;
  readonly locked: boolean;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly go: (to: At) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onConflict: (vendor: string, on: boolean) => void;
}

/** Criteria down, vendors across: arrows move, digits score. */
export function ScoreTable({ sheet, at, locked, table, go, onKeyDown, onConflict }: Props) {
  const t = useText();
  const { criteria, vendors, levels } = sheet;
  const said = (vendor: string, criterion: string) => {
    const score = sheet.score(vendor, criterion);
    if (score === undefined) return t('rubric.score.notYet');
    if (score === 'na') return t('rubric.score.na');
    return `${score} ${levels.find((one) => one.score === score)?.name ?? ''}`;
  };
  return (
    <div className={css.scroll}>
      <table ref={table} aria-label={t('rubric.score.label')} className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('rubric.score.criterion')}</th>
            {vendors.map(({ id, name, conflict }) => (
              <th key={id} scope="col">
                <span>{name || t('rubric.score.unnamed')}</span>
                {locked ? null : (
                  <Checkbox checked={conflict} onChange={(on) => onConflict(id, on)}>
                    {t('rubric.score.conflict')}
                  </Checkbox>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion, i) => (
            <Fragment key={criterion.id}>
              {criterion.category !== (criteria[i - 1]?.category ?? '') ? (
                <tr className={css.category}>
                  <th scope="colgroup" colSpan={vendors.length + 1}>
                    {criterion.category || t('rubric.category.none')}
                  </th>
                </tr>
              ) : null}
              <tr>
                <th scope="row">
                  {criterion.name || t('rubric.score.unnamed')}
                  {criterion.mustHave ? <small> · {t('rubric.score.mustHave')}</small> : null}
                </th>
                {vendors.map(({ id, name, conflict }) => {
                  const isHere = at.vendor === id && at.criterion === criterion.id;
                  const score = sheet.score(id, criterion.id);
                  const lacksWhy = asksWhy(sheet, score) && sheet.words('notes', id, criterion.id) === '';
                  return (
                    <td key={id} data-here={isHere}>
                      <button
                        type="button"
                        tabIndex={isHere ? 0 : -1}
                        data-at={`${id}/${criterion.id}`}
                        aria-current={isHere}
                        aria-label={`${name || t('rubric.score.unnamed')}, ${criterion.name || t('rubric.score.unnamed')}: ${conflict ? t('rubric.score.excluded') : said(id, criterion.id)}${lacksWhy ? `, ${t('rubric.score.whyMissing')}` : ''}`}
                        onKeyDown={onKeyDown}
                        onFocus={() => {
                          if (!isHere) go({ vendor: id, criterion: criterion.id });
                        }}
                      >
                        {conflict ? '–' : score === 'na' ? t('rubric.score.naShort') : (score ?? '')}
                        {lacksWhy && !conflict ? <span className={css.why}>?</span> : null}
                      </button>
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
