import { useState } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import css from './score.module.css';

type Progress = Answer<'scoring'>;

interface Props {
  readonly documentId: string;
  readonly progress: Progress;
  readonly onClose: () => void;
}

const refresh = ['scoring', 'document'] as const;

/** Who scores, and the steps of a scoring: open, reveal, and weights reopened for a reason. */
export default function LeadSheet({ documentId, progress, onClose }: Props) {
  const t = useText();
  const say = useErrorWords();
  const open = useSend('openScoring', refresh);
  const invite = useSend('inviteRaters', refresh);
  const reveal = useSend('revealScores', refresh);
  const reopen = useSend('reopenWeights', refresh);
  const lock = useSend('lockWeights', refresh);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const { state, raters, candidates = [], weightsOpen } = progress;
  const others = candidates.filter(({ id }) => !raters.some((one) => one.id === id));
  const missing = raters.filter((one) => one.state === 'scoring').map(({ name }) => name);
  const params = { document: documentId };
  const isShort = reason.trim().length < 3;
  const needsReason = state === 'open' && missing.length > 0;
  const error = open.error ?? invite.error ?? reveal.error ?? reopen.error ?? lock.error;
  const isBusy = [open, invite, reveal, reopen, lock].some((one) => one.isPending);
  const body = { raters: [...asked] };

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('rubric.lead')}
      footer={
        state === 'notOpen' ? (
          <Button
            variant="primary"
            isDisabled={isBusy}
            onPress={() => open.mutate({ params, body }, { onSuccess: onClose })}
          >
            {t('rubric.lead.doOpen')}
          </Button>
        ) : state === 'open' ? (
          <Button
            variant="primary"
            isDisabled={isBusy || (needsReason && isShort)}
            onPress={() =>
              reveal.mutate(
                { params, body: isShort ? {} : { reason: reason.trim() } },
                { onSuccess: onClose },
              )
            }
          >
            {t(needsReason ? 'rubric.lead.doRevealWithout' : 'rubric.lead.doReveal')}
          </Button>
        ) : undefined
      }
    >
      <div className={css.screen}>
        {state === 'notOpen' ? <p>{t('rubric.lead.openWords')}</p> : null}
        {error ? (
          <p role="alert" className={css.error}>
            {say(error)}
          </p>
        ) : null}
        <h3>{t('rubric.lead.who')}</h3>
        {raters.length > 0 ? (
          <ul className={css.people}>
            {raters.map((one) => (
              <Rater key={one.id} documentId={documentId} rater={one} revealed={state === 'revealed'} />
            ))}
          </ul>
        ) : null}
        {others.map(({ id, name, organisation }) => (
          <Checkbox
            key={id}
            checked={asked.has(id)}
            onChange={(on) =>
              setAsked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
            }
          >
            {organisation === '' ? name : `${name}, ${organisation}`}
          </Checkbox>
        ))}
        {state !== 'notOpen' && asked.size > 0 ? (
          <Button
            isDisabled={isBusy}
            onPress={() => invite.mutate({ params, body }, { onSuccess: () => setAsked(new Set()) })}
          >
            {t('rubric.lead.invite')}
          </Button>
        ) : null}
        {needsReason ? <p>{t('rubric.lead.missing', { names: missing.join(', ') })}</p> : null}
        {state === 'notOpen' ? null : (
          <>
            {weightsOpen && !needsReason ? null : (
              <TextField
                label={t('rubric.lead.reason')}
                hint={t('rubric.lead.reasonHint')}
                value={reason}
                maxLength={500}
                onChange={setReason}
              />
            )}
            {weightsOpen ? (
              <Button isDisabled={isBusy} onPress={() => lock.mutate({ params })}>
                {t('rubric.lead.lock')}
              </Button>
            ) : (
              <>
                <p className={css.quiet}>{t('rubric.lead.reopenWords')}</p>
                <Button
                  isDisabled={isBusy || isShort}
                  onPress={() =>
                    reopen.mutate({ params, body: { reason: reason.trim() } }, { onSuccess: onClose })
                  }
                >
                  {t('rubric.lead.reopen')}
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

interface RaterProps {
  readonly documentId: string;
  readonly rater: Progress['raters'][number];
  readonly revealed: boolean;
}

function Rater({ documentId, rater, revealed }: RaterProps) {
  const t = useText();
  const say = useErrorWords();
  const absent = useSend('markAbsent', refresh);
  const withdraw = useSend('withdrawRater', refresh);
  const invite = useSend('inviteRaters', refresh);
  const { id, name, state, late } = rater;
  const sent = { params: { document: documentId, person: id }, body: {} };
  const error = absent.error ?? withdraw.error ?? invite.error;
  const isOut = state === 'absent' || state === 'withdrawn';
  return (
    <li>
      <span>
        {name} · {late ? t('rubric.lead.lateState') : t(`rubric.lead.state.${state}`)}
      </span>
      {isOut ? (
        <Button
          variant="quiet"
          aria-label={`${t('rubric.lead.again')}: ${name}`}
          onPress={() => invite.mutate({ params: { document: documentId }, body: { raters: [id] } })}
        >
          {t('rubric.lead.again')}
        </Button>
      ) : (
        <>
          {state === 'scoring' && !revealed ? (
            <Button
              variant="quiet"
              aria-label={`${t('rubric.lead.absent')}: ${name}`}
              onPress={() => absent.mutate(sent)}
            >
              {t('rubric.lead.absent')}
            </Button>
          ) : null}
          <Button
            variant="quiet"
            aria-label={`${t('rubric.lead.withdraw')}: ${name}`}
            onPress={() => withdraw.mutate(sent)}
          >
            {t('rubric.lead.withdraw')}
          </Button>
        </>
      )}
      {error ? (
        <span role="alert" className={css.error}>
          {say(error)}
        </span>
      ) : null}
    </li>
  );
}
