import { Link } from '@tanstack/react-router';
import type { Answer } from '../../shared/contract/calls.ts';
import { useDates } from '../ui/dates.ts';
import rows from '../ui/rows.module.css';
import { documentChip, StateChip } from '../ui/StateChip.tsx';
import { useDocumentTitle } from './documentTitle.ts';
import { OfflineMark } from './offline/OfflineMark.tsx';

type Summary = Answer<'documents'>['documents'][number];

/** A short list of documents, newest first as the server gives them. */
export function DocumentRows({ documents }: { readonly documents: readonly Summary[] }) {
  const title = useDocumentTitle();
  const dates = useDates();
  return (
    <ul className={rows.rows}>
      {documents.map((document) => (
        <li key={document.id} className={rows.row}>
          <span className={rows.main}>
            <Link to="/d/$doc" params={{ doc: document.id }}>
              {title(document)}
            </Link>
          </span>
          <OfflineMark documentId={document.id} />
          <StateChip {...documentChip(document)} />
          <span className={rows.soft}>{dates.moment(document.updatedAt)}</span>
        </li>
      ))}
    </ul>
  );
}
