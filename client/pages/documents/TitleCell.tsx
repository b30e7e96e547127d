import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDates } from '../../ui/dates.ts';
import { Snippet } from '../../ui/Snippet.tsx';
import { documentChip, StateChip } from '../../ui/StateChip.tsx';
import { useText } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';
import { OfflineMark } from '../offline/OfflineMark.tsx';
import css from './DocumentsPage.module.css';
import type { Summary } from './useDocumentActions.ts';

/** The title and what is known of the text below it; renamed where it stands. */
export function TitleCell({
  document,
  isRenaming,
  onRename,
  onEnd,
}: {
  readonly document: Summary;
  readonly isRenaming: boolean;
  readonly onRename: (to: string) => void;
  readonly onEnd: () => void;
}) {
  const t = useText();
  const title = useDocumentTitle();
  const dates = useDates();
  return (
    <td className={css.title}>
      {isRenaming ? (
        <Rename title={document.title} onRename={onRename} onEnd={onEnd} />
      ) : (
        <>
          <Link to="/d/$doc" params={{ doc: document.id }} data-row-link>
            {title(document)}
          </Link>
          <OfflineMark documentId={document.id} />
          {document.template ? <span className={css.soft}> · {t('shell.docs.template')}</span> : null}
        </>
      )}
      {document.snippet ? (
        <p className={css.soft}>
          <Snippet snippet={document.snippet} />
        </p>
      ) : document.finding ? (
        <p className={css.soft}>{document.finding}</p>
      ) : null}
      <p className={css.folded}>
        <StateChip {...documentChip(document)} /> {dates.moment(document.updatedAt)}
      </p>
    </td>
  );
}

function Rename({
  title,
  onRename,
  onEnd,
}: {
  readonly title: string;
  readonly onRename: (to: string) => void;
  readonly onEnd: () => void;
}) {
  const t = useText();
  const [words, setWords] = useState(title);
  return (
    <input
      // Whoever asked for another title goes on typing it.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      className={css.rename}
      aria-label={t('docs.rename.label')}
      maxLength={300}
      value={words}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setWords(event.target.value)}
      onBlur={() => {
        onRename(words);
        onEnd();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') {
          onRename(words);
          onEnd();
        }
        if (event.key === 'Escape') onEnd();
      }}
    />
  );
}
