import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useAnswer, useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { TextField } from '../../../ui/Field.tsx';
import { ErrorState, Skeleton, useErrorWords } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useText } from '../../../ui/text.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import type { SheetName } from '../sheets/Sheets.tsx';
import css from './panels.module.css';

interface Props {
  readonly answer: DocumentAnswer;
  readonly setSheet: (name: SheetName) => void;
}

/** The versions of a document, newest first; one can be named in place. */
export function HistoryList({ answer }: Props) {
  const t = useText();
  const dates = useDates();
  const { document, may } = answer;
  const asked = useAnswer('versions', { params: { document: document.id } });
  return (
    <div className={css.stack}>
      {may.nameVersion ? <NameForm documentId={document.id} /> : null}
      {asked.isPending ? <Skeleton lines={3} /> : null}
      {asked.isError ? (
        <ErrorState
          error={asked.error}
          onRetry={() => {
            void asked.refetch();
          }}
        />
      ) : null}
      {asked.data?.versions.length === 0 ? <p className={css.soft}>{t('doc.history.none')}</p> : null}
      <ol className={css.versions}>
        {asked.data?.versions
          .toSorted((a, b) => b.n - a.n)
          .map((version) => (
            <li key={version.n} className={css.version}>
              <Link
                to="/d/$doc/v/$n"
                params={{ doc: document.id, n: String(version.n) }}
                className={css.versionName}
              >
                {version.name || t('doc.history.unnamed', { n: version.n })}
              </Link>
              <span className={css.soft}>
                {t('doc.history.by', { who: version.createdBy, when: dates.moment(version.createdAt) })}
              </span>
              <span className={css.tags}>
                <span className={css.tag}>
                  {t(version.published ? 'doc.history.published' : `doc.history.${version.type}`)} · v
                  {version.n}
                </span>
                {version.published?.withdrawnAt ? (
                  <span className={css.tag}>{t('doc.history.withdrawn')}</span>
                ) : version.published ? (
                  <a href={`/p/${document.id}/${version.n}`}>{t('doc.history.page')}</a>
                ) : null}
              </span>
            </li>
          ))}
      </ol>
    </div>
  );
}

function NameForm({ documentId }: { readonly documentId: string }) {
  const t = useText();
  const say = useErrorWords();
  const [name, setName] = useState('');
  const save = useSend('nameVersion', ['versions', 'document']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    save.mutate(
      { params: { document: documentId }, body: { name: name.trim() } },
      {
        onSuccess: (version) => {
          setName('');
          showToast({ message: t('doc.history.saved', { n: version.n }) });
        },
      },
    );
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField
        label={t('doc.history.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        error={save.error ? say(save.error) : undefined}
      />
      <Button type="submit" isDisabled={name.trim() === '' || save.isPending}>
        {t('doc.history.save')}
      </Button>
    </form>
  );
}
