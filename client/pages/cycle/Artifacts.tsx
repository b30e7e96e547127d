import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { type ArtifactSort, artifactSorts, type Licence, licences } from '../../../shared/model.ts';
import { call } from '../../api/call.ts';
import { useSend } from '../../api/queries.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import rows from '../../ui/rows.module.css';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useRemoval } from '../../ui/useRemoval.ts';
import { linkError } from '../fieldErrors.ts';
import { useFailed } from '../useFailed.ts';
import css from './Artifacts.module.css';

export interface ArtifactsProps {
  readonly cycle: Answer<'cycle'>;
  readonly organisationId: string | undefined;
  readonly mayWrite: boolean;
}

export function Artifacts({ cycle, organisationId, mayWrite }: ArtifactsProps) {
  const t = useText();
  const failed = useFailed();
  const cycleId = cycle.cycle.id;
  const commit = useCallback(
    (artifact: string) => call('removeArtifact', { params: { cycle: cycleId, artifact } }),
    [cycleId],
  );
  const removal = useRemoval(commit, failed);
  const shown = cycle.artifacts.filter((artifact) => !removal.gone.has(artifact.id));
  return (
    <>
      {shown.length === 0 ? <p className={rows.note}>{t('shell.cycle.artifacts.none')}</p> : null}
      <ul className={rows.rows}>
        {shown.map((artifact) => (
          <li key={artifact.id} className={rows.row}>
            <Avatar
              identity={artifact.organisation}
              name={artifact.organisation.name}
              shape="organisation"
              size="small"
            />
            <span className={rows.main}>
              <a href={artifact.url} target="_blank" rel="noopener noreferrer">
                {artifact.title}
              </a>
            </span>
            <span className={rows.soft}>{t(`shell.sort.${artifact.sort}`)}</span>
            {mayWrite ? (
              <IconButton
                label={t('shell.cycle.artifact.remove', { title: artifact.title })}
                onPress={() =>
                  removal.remove(artifact.id, t('shell.cycle.artifact.removed', { title: artifact.title }))
                }
              >
                <X aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite && organisationId ? <AddArtifact cycle={cycle} organisationId={organisationId} /> : null}
    </>
  );
}

function AddArtifact({
  cycle,
  organisationId,
}: {
  readonly cycle: Answer<'cycle'>;
  readonly organisationId: string;
}) {
  const t = useText();
  const say = useErrorWords();
  const add = useSend('addArtifact', ['cycle']);
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [sort, setSort] = useState<ArtifactSort>('lesson');
  const [from, setFrom] = useState(organisationId);
  const [licence, setLicence] = useState<Licence>('CC-BY-4.0');
  const [tried, setTried] = useState(false);
  const wrongUrl = linkError(url);
  const started = url !== '' || title !== '';
  return (
    <form
      className={css.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrongUrl || title.trim() === '') return;
        add.mutate(
          {
            params: { cycle: cycle.cycle.id },
            body: { title, sort, url: url.trim(), organisationId: from, licence },
          },
          {
            onSuccess: () => {
              setUrl('');
              setTitle('');
              setTried(false);
            },
            onError: (error) => showToast({ message: say(error) }),
          },
        );
      }}
    >
      <TextField
        label={t('shell.cycle.artifact.url')}
        type="url"
        placeholder="https://"
        value={url}
        onChange={setUrl}
        error={tried && wrongUrl ? t(wrongUrl) : undefined}
      />
      <TextField
        label={t('shell.cycle.artifact.title')}
        value={title}
        maxLength={200}
        onChange={setTitle}
        error={tried && title.trim() === '' ? t('shell.field.needed') : undefined}
      />
      {started ? (
        <>
          <Select
            label={t('shell.cycle.artifact.sort')}
            value={sort}
            onChange={setSort}
            options={artifactSorts.map((value) => ({ value, text: t(`shell.sort.${value}`) }))}
          />
          <Select
            label={t('shell.cycle.artifact.from')}
            value={from}
            onChange={setFrom}
            options={cycle.network.organisations.map((each) => ({ value: each.id, text: each.name }))}
          />
          <Select
            label={t('shell.cycle.artifact.licence')}
            value={licence}
            onChange={setLicence}
            options={licences.map((value) => ({ value, text: t(`shell.licence.${value}`) }))}
          />
        </>
      ) : null}
      <div className={css.button}>
        <Button type="submit" isDisabled={add.isPending}>
          {t('shell.cycle.artifact.add')}
        </Button>
      </div>
    </form>
  );
}
