import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import { useAnswer, useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { TextField } from '../../../ui/Field.tsx';
import { ErrorState, Skeleton, useErrorWords } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { useFieldName } from '../compare/fieldWords.ts';
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
  const { document, may } = answer;
  const asked = useAnswer('versions', { params: { document: document.id }, query: {} });
  const [older, setOlder] = useState<readonly number[]>([]);
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
        {asked.data?.versions.map((version) => (
          <Version key={version.n} version={version} document={document} />
        ))}
        {older.map((before) => (
          <Older key={before} before={before} document={document} />
        ))}
      </ol>
      <More documentId={document.id} pages={[undefined, ...older]} onMore={(n) => setOlder([...older, n])} />
    </div>
  );
}

interface VersionProps {
  readonly version: Answer<'versions'>['versions'][number];
  readonly document: DocumentAnswer['document'];
}

function Version({ version, document }: VersionProps) {
  const t = useText();
  const dates = useDates();
  return (
    <li className={css.version}>
      <Link to="/d/$doc/v/$n" params={{ doc: document.id, n: String(version.n) }} className={css.versionName}>
        {version.name || t('doc.history.unnamed', { n: version.n })}
      </Link>
      <span className={css.soft}>
        {t('doc.history.by', {
          who: version.createdBy || t('doc.history.self'),
          when: dates.moment(version.createdAt),
        })}
      </span>
      <Sentence version={version} kind={document.kind} />
      <span className={css.tags}>
        <span className={css.tag}>
          {t(version.published ? 'doc.history.published' : `doc.history.${version.type}`)} · v{version.n}
        </span>
        <Link
          to="/d/$doc/compare"
          params={{ doc: document.id }}
          search={{ from: String(version.n), to: 'now' }}
          aria-label={`${t('doc.history.compare')}: v${version.n}`}
        >
          {t('doc.history.compare')}
        </Link>
        {version.published?.withdrawnAt ? (
          <span className={css.tag}>{t('doc.history.withdrawn')}</span>
        ) : version.published ? (
          <a href={`/p/${document.id}/${version.n}`}>{t('doc.history.page')}</a>
        ) : null}
      </span>
    </li>
  );
}

const mostFields = 3;

/** "Two people, 2 organizations · Evidence +3 · Problem": what changed since the version before. */
function Sentence({ version, kind }: { readonly version: VersionProps['version']; readonly kind: string }) {
  const t = useText();
  const nameOf = useFieldName(kind);
  // Some fields are named nowhere but where versions are compared.
  const haveNames = useWords('compare');
  const { summary } = version;
  if (!haveNames || !summary || summary.fields.length === 0) return null;
  const { people, organisations, fields } = summary;
  const told = fields.slice(0, mostFields).map(({ field, added, removed }) => {
    const count = [added > 0 && `+${added}`, removed > 0 && `−${removed}`].filter(Boolean).join(' ');
    return t('doc.history.rows', { field: nameOf(field), count }).trim();
  });
  return (
    <span className={css.soft}>
      {[
        ...(people > 0 ? [t('doc.history.wrote', { people, organisations })] : []),
        ...told,
        ...(fields.length > mostFields ? ['…'] : []),
      ].join(' · ')}
    </span>
  );
}

interface PageProps {
  readonly before: number;
  readonly document: DocumentAnswer['document'];
}

function Older({ before, document }: PageProps) {
  const asked = useAnswer('versions', { params: { document: document.id }, query: { before } });
  if (asked.isError && !asked.data) {
    return (
      <li>
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      </li>
    );
  }
  return asked.data?.versions.map((version) => (
    <Version key={version.n} version={version} document={document} />
  ));
}

/** The way to older versions, where the last page shown is not the last there is. */
function More({
  documentId,
  pages,
  onMore,
}: {
  readonly documentId: string;
  readonly pages: readonly (number | undefined)[];
  readonly onMore: (before: number) => void;
}) {
  const t = useText();
  const before = pages.at(-1);
  const asked = useAnswer('versions', {
    params: { document: documentId },
    query: before === undefined ? {} : { before },
  });
  const last = asked.data?.versions.at(-1);
  if (!asked.data?.more || !last) return null;
  return <Button onPress={() => onMore(last.n)}>{t('doc.history.more')}</Button>;
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
