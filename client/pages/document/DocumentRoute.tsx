import { useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { DocumentPage } from './DocumentPage.tsx';

/** For pages from which one goes straight into a document. */
export { fetchScreen } from '../../kinds/index.tsx';

/** Another document is another page: nothing of the one before stays. */
export function DocumentRoute() {
  const { doc } = useParams({ from: '/inside/d/$doc' });
  const { panel, at, thread } = useSearch({ from: '/inside/d/$doc' });
  useNoteOpened(doc);
  return <DocumentPage key={doc} documentId={doc} panel={panel} at={at} thread={thread} />;
}

/** For the reader's own list of recent documents. Without a network, or without the right, nothing is noted. */
function useNoteOpened(documentId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    call('noteOpened', { params: { document: documentId } }).then(
      () => client.invalidateQueries({ queryKey: ['home'] }),
      () => undefined,
    );
  }, [client, documentId]);
}
