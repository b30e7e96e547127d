import type { Node } from '../../../../shared/content/fields.ts';
import { sameNodes } from '../../../../shared/content/suggestions/blocks.ts';
import { standingOf } from '../../../../shared/content/suggestions/hunks.ts';
import { blocksAt, textTypeAt } from '../../../../shared/content/suggestions/texts.ts';
import { rebased } from '../../../../shared/content/suggestions/rebase.ts';
import { wordChanges } from '../../../../shared/content/suggestions/words.ts';
import { plainText } from '../../../../shared/content/text.ts';
import type { Sent } from '../../../../shared/contract/calls.ts';
import { useDerived } from '../../../editor/derived.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import type { Suggestion } from '../../../editor/suggest/suggested.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { copyText } from '../copyText.ts';
import type { placeOf as placeWords } from '../placeOf.ts';
import css from './suggestions.module.css';

/** What a place is called: comes from the page, so that this script brings nothing that the page needs at once. */
export type PlaceOf = typeof placeWords;
type How = Pick<Sent<'decideSuggestions'>['body']['suggestions'][number], 'how' | 'seen'>;

interface Props {
  readonly suggestion: Suggestion;
  readonly isSelected: boolean;
  readonly mayDecide: boolean;
  readonly isMine: boolean;
  readonly isFrozen: boolean;
  readonly busy: boolean;
  readonly go: (address: string) => void;
  readonly placeOf: PlaceOf;
  readonly onDecide: (decision: 'accept' | 'reject', how?: How) => void;
  readonly onWithdraw: () => void;
}

/** Where a suggestion stands, as far as the list shows it. */
interface Stand {
  readonly type: 'clean' | 'done' | 'changed' | 'gone';
  /** What stands there now, and what both changes together would be. */
  readonly seen?: readonly Node[];
  readonly both?: readonly Node[] | undefined;
}

export function SuggestionItem(props: Props) {
  const { suggestion, isSelected, mayDecide, isMine, isFrozen, busy, go, placeOf } = props;
  const t = useText();
  const say = useTranslate();
  const dates = useDates();
  const open = useOpenDocument();
  const { author, place, base, proposed, made } = suggestion;
  const stand = JSON.parse(useDerived(() => JSON.stringify(standOf(suggestion, open)))) as Stand;
  const where = placeOf(place, open, say);
  const seen = stand.seen?.map((node) => ({ ...node }));

  const copy = async () => {
    const copied = await copyText(plainText(proposed));
    if (copied) showToast({ message: t('suggest.copied') });
  };

  return (
    <li
      data-item={suggestion.id}
      className={css.item}
      data-selected={isSelected}
      aria-label={t('suggest.item', { name: author.name, place: where })}
    >
      <div className={css.who}>
        {author.organisation ? (
          <Avatar identity={author.organisation} size="small" name={author.organisation.name} />
        ) : null}
        <strong>{author.name}</strong>
        <span className={css.soft}>{dates.moment(made)}</span>
      </div>
      <button
        type="button"
        className={css.place}
        onClick={() => go(place)}
        aria-label={t('suggest.go', { place: where })}
      >
        {where}
      </button>
      <Words before={base} after={proposed} />
      {stand.type === 'changed' && stand.seen ? (
        <div className={css.changed}>
          <p>{t('suggest.changed')}</p>
          <p className={css.soft}>{t('suggest.now')}</p>
          <p className={css.words}>{plainText(stand.seen)}</p>
          {stand.both ? (
            <>
              <p className={css.soft}>{t('suggest.both')}</p>
              <Words before={stand.seen} after={stand.both} />
            </>
          ) : null}
        </div>
      ) : null}
      {stand.type === 'gone' ? <p className={css.changed}>{t('suggest.gone')}</p> : null}
      {stand.type === 'done' ? <p className={css.soft}>{t('suggest.done')}</p> : null}
      <div className={css.actions}>
        {mayDecide && stand.type === 'clean' ? (
          <Button isDisabled={busy} onPress={() => props.onDecide('accept')}>
            {t('suggest.accept')}
          </Button>
        ) : null}
        {mayDecide && stand.both && seen ? (
          <Button isDisabled={busy} onPress={() => props.onDecide('accept', { how: 'onto', seen })}>
            {t('suggest.acceptBoth')}
          </Button>
        ) : null}
        {mayDecide && seen && (stand.type === 'changed' || stand.type === 'gone') && proposed.length > 0 ? (
          <Button isDisabled={busy} onPress={() => props.onDecide('accept', { how: 'over', seen })}>
            {t(stand.type === 'gone' ? 'suggest.acceptAnyway' : 'suggest.acceptOver')}
          </Button>
        ) : null}
        {mayDecide ? (
          <Button variant="quiet" isDisabled={busy} onPress={() => props.onDecide('reject')}>
            {t(stand.type === 'done' ? 'suggest.dismiss' : 'suggest.reject')}
          </Button>
        ) : null}
        {isMine && !isFrozen ? (
          <Button variant="quiet" onPress={props.onWithdraw}>
            {t('suggest.withdraw')}
          </Button>
        ) : null}
        {isMine && isFrozen ? (
          <Button
            variant="quiet"
            onPress={() => {
              void copy();
            }}
          >
            {t('suggest.copy')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Both readings in one, word by word; what goes and what comes is said as well as shown. */
function Words({ before, after }: { readonly before: readonly Node[]; readonly after: readonly Node[] }) {
  const t = useText();
  const [was, wanted] = [plainText(before), plainText(after)];
  if (was === wanted) {
    const isSpace = was === '';
    return <p className={css.soft}>{t(isSpace ? 'suggest.emptyBlock' : 'suggest.formatting')}</p>;
  }
  return (
    <p className={css.words}>
      {wordChanges(was, wanted).map(({ type, text }, i) => {
        if (type === 'same') return <span key={i}>{text}</span>;
        const Change = type === 'removed' ? 'del' : 'ins';
        return (
          <Change key={i}>
            <VisuallyHidden>{t(`suggest.${type}`, { text: '' })}</VisuallyHidden>
            {text}
          </Change>
        );
      })}
    </p>
  );
}

function standOf(suggestion: Suggestion, { ydoc, kind }: ReturnType<typeof useOpenDocument>): Stand {
  const type = textTypeAt(kind.fields, suggestion.place);
  if (!type) return { type: 'done' };
  const now = blocksAt(ydoc, type, suggestion.place);
  const standing = standingOf(suggestion, now);
  switch (standing.type) {
    case 'changed': {
      const seen = now.slice(standing.at, standing.at + standing.count);
      const both = rebased(suggestion, now)?.proposed;
      return { type: 'changed', seen, both: both && !sameNodes(both, seen) ? both : undefined };
    }
    case 'gone':
      return { type: 'gone', seen: [] };
    default:
      return { type: standing.type };
  }
}
