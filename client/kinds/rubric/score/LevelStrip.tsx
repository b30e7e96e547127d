import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import type { At, ScoresProps } from './Scores.tsx';
import { putWords, tick } from './sheet.ts';
import css from './score.module.css';

interface Props extends ScoresProps {
  readonly at: At;
  /** Whether a score may be given here. */
  readonly free: boolean;
  /** Whether a word of why is asked for. */
  readonly why: boolean;
  readonly note: RefObject<HTMLInputElement | null>;
  readonly give: (score: string | null) => void;
  readonly move: (across: number, down: number, focus?: boolean) => void;
  readonly back: () => void;
}

/** What each level means for the criterion one is at, to press; on a phone this is the whole sheet. */
export function LevelStrip(props: Props) {
  const t = useText();
  const { documentId, sheet, writing, at, free, why, note, changes, give, move, back } = props;
  const { criteria, vendors, levels } = sheet;
  const [wanted, setWanted] = useState<{ readonly at: string; readonly score: string }>();
  const vendor = vendors.find(({ id }) => id === at.vendor);
  const criterion = criteria.find(({ id }) => id === at.criterion);
  if (!vendor || !criterion) return <p className={css.quiet}>{t('rubric.score.nothing')}</p>;
  const score = sheet.score(at.vendor, at.criterion);
  const key = `${at.vendor}/${at.criterion}`;
  const press = (next: string) =>
    changes ? setWanted({ at: key, score: next }) : give(next === score ? null : next);
  const isOpen = changes ? !vendor.conflict : free;
  const [c, v] = [criteria.indexOf(criterion), vendors.indexOf(vendor)];
  return (
    <div
      className={css.strip}
      role="group"
      aria-label={t('rubric.score.strip', {
        criterion: criterion.name || t('rubric.score.unnamed'),
        vendor: vendor.name || t('rubric.score.unnamed'),
      })}
    >
      <div className={css.head}>
        <IconButton label={t('rubric.score.before')} isDisabled={c === 0} onPress={() => move(0, -1, false)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <p>
          <strong>{criterion.name || t('rubric.score.unnamed')}</strong>
          <span className={css.quiet}>
            {t('rubric.score.place', { n: c + 1, of: criteria.length })}
            {criterion.description === '' ? '' : ` · ${criterion.description}`}
          </span>
        </p>
        <IconButton
          label={t('rubric.score.next')}
          isDisabled={c === criteria.length - 1}
          onPress={() => move(0, 1, false)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <div className={css.head}>
        <IconButton
          label={t('rubric.score.vendorBefore')}
          isDisabled={v === 0}
          onPress={() => move(-1, 0, false)}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <p>{vendor.name || t('rubric.score.unnamed')}</p>
        <IconButton
          label={t('rubric.score.vendorNext')}
          isDisabled={v === vendors.length - 1}
          onPress={() => move(1, 0, false)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      {changes || props.locked ? null : (
        <div className={css.phone}>
          <Checkbox checked={vendor.conflict} onChange={(on) => tick(writing, 'conflicts', vendor.id, on)}>
            {t('rubric.score.conflict')}
          </Checkbox>
        </div>
      )}
      <div className={css.levels}>
        {levels.map((level, i) => (
          <button
            key={level.score}
            type="button"
            className={css.level}
            disabled={!isOpen}
            aria-pressed={score === level.score}
            onClick={() => press(level.score)}
          >
            <strong>{level.score}</strong>
            <span>
              {level.name}
              {criterion.descriptors[i] ? <small>{criterion.descriptors[i]}</small> : null}
            </span>
          </button>
        ))}
        <button
          type="button"
          className={css.level}
          disabled={!isOpen}
          aria-pressed={score === 'na'}
          onClick={() => press('na')}
        >
          <strong>N</strong>
          <span>{t('rubric.score.na')}</span>
        </button>
      </div>
      {wanted?.at === key && changes ? (
        <Change
          key={key}
          documentId={documentId}
          at={at}
          score={wanted.score}
          onDone={() => setWanted(undefined)}
        />
      ) : null}
      {changes ? null : (
        <div className={css.words}>
          <TextField
            ref={note}
            label={t('rubric.score.why')}
            hint={why ? t('rubric.score.whyAsked') : undefined}
            value={sheet.words('notes', at.vendor, at.criterion)}
            readOnly={!free}
            maxLength={500}
            onChange={(text) => putWords(writing, 'notes', at.vendor, at.criterion, text)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'Escape') return;
              event.preventDefault();
              back();
            }}
          />
          <TextField
            label={t('rubric.score.link')}
            value={sheet.words('links', at.vendor, at.criterion)}
            readOnly={!free}
            maxLength={500}
            inputMode="url"
            onChange={(text) => putWords(writing, 'links', at.vendor, at.criterion, text)}
          />
        </div>
      )}
    </div>
  );
}

interface ChangeProps {
  readonly documentId: string;
  readonly at: At;
  readonly score: string;
  readonly onDone: () => void;
}

/** A score changed after the reveal takes a reason; what was revealed stays beside it. */
function Change({ documentId, at, score, onDone }: ChangeProps) {
  const t = useText();
  const say = useErrorWords();
  const change = useSend('changeScore', ['scoring']);
  const [reason, setReason] = useState('');
  const isShort = reason.trim().length < 3;
  return (
    <div className={css.words}>
      <TextField
        label={t('rubric.score.changeReason', { score: score === 'na' ? t('rubric.score.na') : score })}
        value={reason}
        maxLength={500}
        onChange={setReason}
        error={change.error ? say(change.error) : undefined}
      />
      <Button
        variant="primary"
        isDisabled={isShort || change.isPending}
        onPress={() =>
          change.mutate(
            { params: { document: documentId }, body: { ...at, score, reason: reason.trim() } },
            { onSuccess: onDone },
          )
        }
      >
        {t('rubric.score.change')}
      </Button>
    </div>
  );
}
