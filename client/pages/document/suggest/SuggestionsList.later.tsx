import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { standingOf } from '../../../../shared/content/suggestions/hunks.ts';
import { blocksAt, textTypeAt } from '../../../../shared/content/suggestions/texts.ts';
import { type OpenDocument, useOpenDocument } from '../../../editor/open.ts';
import { type Suggestion, useSelectedSuggestion, useSuggestions } from '../../../editor/suggest/suggested.ts';
import { useDerived } from '../../../editor/derived.ts';
import { Button } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import { type PlaceOf, SuggestionItem } from './SuggestionItem.tsx';
import css from './suggestions.module.css';
import { useDecide } from './useDecide.ts';
import { useNews } from './useNews.ts';

interface Props {
  readonly answer: DocumentAnswer;
  readonly go: (address: string) => void;
  readonly placeOf: PlaceOf;
}

/** What is suggested, in the order of the document; to be decided one by one or all at once. */
export default function SuggestionsList({ answer, go, placeOf }: Props) {
  const t = useText();
  const open = useOpenDocument();
  const { suggestions, me } = open;
  const all = useSuggestions();
  const selected = useSelectedSuggestion();
  const list = useRef<HTMLUListElement>(null);
  const { decide, withdraw, busy } = useDecide(answer.document.id);
  const news = useNews(all, me.id);
  const order = useDerived(() =>
    inOrder(all, open)
      .map(({ id }) => id)
      .join(' '),
  );
  const shown = useMemo(() => {
    const byId = new Map(all.map((one) => [one.id, one]));
    return order.split(' ').flatMap((id) => byId.get(id) ?? []);
  }, [all, order]);
  const isFrozen = answer.document.state !== 'live';
  const mayDecide = answer.may.write && !isFrozen;
  const clean = useDerived(() =>
    all
      .filter((one) => ['clean', 'done'].includes(standing(one, open).type))
      .map(({ id }) => id)
      .join(' '),
  );
  const decidable = shown.filter(({ id }) => clean.split(' ').includes(id));

  useEffect(() => {
    if (!selected) return;
    list.current?.querySelector(`[data-item="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const focus = (id: string | undefined) => {
    if (!id) return list.current?.focus();
    suggestions.select(id);
    list.current?.querySelector<HTMLElement>(`[data-item="${id}"] button`)?.focus();
  };
  /** Whoever decides goes on to the next, so that the keys can be pressed again. */
  const after = (id: string) => {
    const at = shown.findIndex((one) => one.id === id);
    focus((shown[at + 1] ?? shown[at - 1])?.id);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const id = target.closest('[data-item]')?.getAttribute('data-item');
    if (id) suggestions.select(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const element = event.target instanceof HTMLElement ? event.target.closest('[data-item]') : null;
    const at = shown.findIndex(({ id }) => id === element?.getAttribute('data-item'));
    const here = shown[at];
    const key = event.key.toLowerCase();
    if (key === 'j' || event.key === 'ArrowDown') focus(shown[Math.min(at + 1, shown.length - 1)]?.id);
    else if (key === 'k' || event.key === 'ArrowUp') focus(shown[Math.max(at - 1, 0)]?.id);
    else if (key === 'a' && here && mayDecide && decidable.includes(here)) {
      after(here.id);
      decide('accept', [{ authorId: here.author.id, id: here.id }]);
    } else if (key === 'r' && here && mayDecide) {
      after(here.id);
      decide('reject', [{ authorId: here.author.id, id: here.id }]);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={css.stack}>
      <VisuallyHidden>
        <span role="status">{news}</span>
      </VisuallyHidden>
      {isFrozen && shown.length > 0 ? <p className={css.soft}>{t('suggest.closed')}</p> : null}
      {shown.length === 0 ? <p className={css.soft}>{t('suggest.none')}</p> : null}
      {mayDecide && decidable.length > 1 ? (
        <div className={css.all}>
          <Button
            isDisabled={busy}
            onPress={() =>
              decide(
                'accept',
                decidable.map(({ id, author }) => ({ id, authorId: author.id })),
              )
            }
          >
            {t('suggest.acceptAll', { count: decidable.length })}
          </Button>
          <Button
            variant="quiet"
            isDisabled={busy}
            onPress={() =>
              decide(
                'reject',
                decidable.map(({ id, author }) => ({ id, authorId: author.id })),
              )
            }
          >
            {t('suggest.rejectAll', { count: decidable.length })}
          </Button>
        </div>
      ) : null}
      {mayDecide && shown.length > 0 ? <p className={css.soft}>{t('suggest.keys')}</p> : null}
      {/* Keys of the list; each button in it can be pressed by itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        className={css.list}
        aria-label={t('suggest.title')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {shown.map((one) => (
          <SuggestionItem
            key={one.id}
            suggestion={one}
            isSelected={selected === one.id}
            mayDecide={mayDecide}
            isMine={one.author.id === me.id}
            isFrozen={isFrozen}
            busy={busy}
            go={go}
            placeOf={placeOf}
            onDecide={(decision, how) => {
              after(one.id);
              decide(decision, [{ authorId: one.author.id, id: one.id, ...how }]);
            }}
            onWithdraw={() => {
              after(one.id);
              withdraw(one.id);
            }}
          />
        ))}
      </ul>
    </div>
  );
}

function standing(one: Suggestion, { ydoc, kind }: OpenDocument) {
  const type = textTypeAt(kind.fields, one.place);
  return type ? standingOf(one, blocksAt(ydoc, type, one.place)) : ({ type: 'gone', at: 0 } as const);
}

function inOrder(all: readonly Suggestion[], open: OpenDocument): readonly Suggestion[] {
  const fields = [...open.kind.fields.map(({ name }) => name), 'notes'];
  const placed = all.map((one) => {
    const at = standing(one, open);
    const [field = ''] = one.place.split('/');
    return { one, field: fields.indexOf(field), at: 'at' in at ? at.at : 0 };
  });
  return placed
    .toSorted(
      (a, b) =>
        a.field - b.field ||
        (a.one.place < b.one.place ? -1 : a.one.place > b.one.place ? 1 : 0) ||
        a.at - b.at ||
        a.one.made - b.one.made,
    )
    .map(({ one }) => one);
}
