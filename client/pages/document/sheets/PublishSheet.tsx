import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import type { Check } from '../../../../shared/kinds/kind.ts';
import { type Licence, licences, type Visibility } from '../../../../shared/model.ts';
import { answerOf, useSend } from '../../../api/queries.ts';
import { usePages } from '../../../editor/pages.ts';
import type { Places } from '../../../editor/places.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../../ui/Choice.tsx';
import { Select, TextArea } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { ErrorState, Skeleton, useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { CheckList } from '../panels/CheckList.tsx';
import type { PanelName } from '../panels/names.ts';
import { Published } from './Published.tsx';
import css from './sheets.module.css';
import type { SheetProps } from './Sheets.tsx';

type Asked = Answer<'publishingSheet'>;

/** Where a warning leads. */
interface Ways {
  readonly places: Places;
  readonly setPanel: (name: PanelName) => void;
}

/** One sheet: what goes in, what stops it, who may read it. */
export function PublishSheet({ answer, onClose, places, setPanel }: SheetProps & Ways) {
  const t = useText();
  const params = { document: answer.document.id };
  const pages = usePages(answer.document.id);
  const [done, setDone] = useState<Answer<'publish'>>();
  // Asked anew each time it opens: what was missing a moment ago may be there now.
  const asked = useQuery({
    ...answerOf('publishingSheet', { params, query: { pages } }),
    staleTime: 0,
    gcTime: 0,
    enabled: !done,
  });
  if (done) return <Published done={done} onClose={onClose} />;
  if (!asked.data) {
    return (
      <Sheet isOpen onClose={onClose} title={t('doc.sheet.title')}>
        {asked.isError ? (
          <ErrorState
            error={asked.error}
            onRetry={() => {
              void asked.refetch();
            }}
          />
        ) : (
          <Skeleton lines={6} />
        )}
      </Sheet>
    );
  }
  return (
    <Choices
      asked={asked.data}
      answer={answer}
      onClose={onClose}
      places={places}
      setPanel={setPanel}
      onDone={setDone}
    />
  );
}

interface ChoicesProps extends SheetProps, Ways {
  readonly asked: Asked;
  readonly onDone: (done: Answer<'publish'>) => void;
}

function Choices({ asked, answer, onClose, places, setPanel, onDone }: ChoicesProps) {
  const t = useText();
  const say = useErrorWords();
  const pages = usePages(answer.document.id);
  const [visibility, setVisibility] = useState<Visibility>(asked.visibility);
  const [licence, setLicence] = useState<Licence>(asked.licence);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const publish = useSend('publish', ['document', 'documents', 'versions', 'cycle', 'home', 'library']);

  const errors = asked.checks.filter((check) => check.level === 'error');
  const warnings = asked.checks.length - errors.length;
  const needsReason = warnings > 0 && reason.trim().length < 3;
  const go = (address: string, check: Check) => {
    onClose();
    if (check.id === 'suggest.open') return setPanel('suggestions');
    // The sheet gives the focus back as it closes; the cell takes it after that.
    requestAnimationFrame(() => {
      void places.go(address);
    });
  };
  const send = () => {
    setTried(true);
    if (errors.length > 0 || needsReason) return;
    publish.mutate(
      {
        params: { document: answer.document.id },
        body: {
          visibility,
          licence,
          artifactIds: asked.artifacts.map((one) => one.id).filter((id) => !left.has(id)),
          ...(warnings > 0 ? { reason: reason.trim() } : {}),
          ...(pages === undefined ? {} : { pages }),
        },
      },
      { onSuccess: onDone },
    );
  };

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('doc.sheet.title')}
      footer={
        <>
          {errors.length > 0 ? (
            <p className={css.stopped} id="publish-stopped">
              {t('doc.sheet.stopped', { count: errors.length })}
            </p>
          ) : null}
          <Button variant="quiet" onPress={onClose}>
            {t('doc.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={errors.length > 0 || publish.isPending}
            aria-describedby={errors.length > 0 ? 'publish-stopped' : undefined}
            onPress={send}
          >
            {t(publish.isPending ? 'doc.sheet.doing' : 'doc.sheet.do')}
          </Button>
        </>
      }
    >
      {publish.error ? (
        <Notice tone="stop" live title={t('doc.sheet.failed')}>
          {say(publish.error)}
        </Notice>
      ) : null}
      <section className={css.part} aria-label={t('doc.sheet.goesIn')}>
        <h3 className={css.heading}>{t('doc.sheet.goesIn')}</h3>
        <div className={css.memo}>
          <p className={css.memoTitle}>{asked.title || t('doc.untitled')}</p>
          <p className={asked.finding ? css.finding : css.soft}>
            {asked.finding || t('doc.sheet.noFinding')}
          </p>
          <p className={css.soft}>
            {t('doc.sheet.memo', { n: asked.n })}
            {asked.correcting === undefined ? '' : ` · ${t('doc.sheet.correcting', { n: asked.correcting })}`}
          </p>
        </div>
        {asked.artifacts.length > 0 ? (
          <fieldset className={css.artifacts}>
            <legend className={css.heading}>{t('doc.sheet.artifacts')}</legend>
            {asked.artifacts.map((artifact) => (
              <Checkbox
                key={artifact.id}
                checked={!left.has(artifact.id)}
                hint={artifact.organisation.name}
                onChange={(checked) =>
                  setLeft((before) => {
                    const next = new Set(before);
                    if (checked) next.delete(artifact.id);
                    else next.add(artifact.id);
                    return next;
                  })
                }
              >
                {artifact.title}
              </Checkbox>
            ))}
          </fieldset>
        ) : null}
      </section>
      <CheckList bare checks={asked.checks} go={go} />
      {warnings > 0 && errors.length === 0 ? (
        <TextArea
          label={t('doc.sheet.reason')}
          hint={t('doc.sheet.reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && needsReason ? t('doc.sheet.reasonShort') : undefined}
        />
      ) : null}
      <RadioGroup
        label={t('doc.sheet.visibility')}
        value={visibility}
        onChange={setVisibility}
        options={[
          {
            value: 'network',
            text: t('doc.sheet.network'),
            hint: t('doc.sheet.networkHint', { network: answer.surroundings.network?.name ?? '' }),
          },
          { value: 'link', text: t('doc.sheet.link'), hint: t('doc.sheet.linkHint') },
          { value: 'listed', text: t('doc.sheet.listed'), hint: t('doc.sheet.listedHint') },
        ]}
      />
      <Select
        label={t('doc.sheet.licence')}
        value={licence}
        onChange={setLicence}
        options={licences.map((value) => ({ value, text: t(`doc.sheet.licence.${value}`) }))}
      />
    </Sheet>
  );
}
