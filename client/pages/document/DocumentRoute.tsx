import { useParams, useSearch } from '@tanstack/react-router';
import { DocumentPage } from './DocumentPage.tsx';

/** Another document is another page: nothing of the one before stays. */
export function DocumentRoute() {
  const { doc } = useParams({ from: '/inside/d/$doc' });
  const { panel, at, thread } = useSearch({ from: '/inside/d/$doc' });
  return <DocumentPage key={doc} documentId={doc} panel={panel} at={at} thread={thread} />;
}
