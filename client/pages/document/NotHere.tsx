import { Link } from '@tanstack/react-router';
import { Page } from '../../ui/Page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';

/** Without a network, and without a copy: it opens by itself once the connection is back. */
export function NotHere() {
  const t = useText();
  return (
    <Page title={t('offline.document.title')} width="text">
      <EmptyState title={t('offline.document.title')} action={<Link to="/home">{t('doc.gone.home')}</Link>}>
        <p>{t('offline.document.words')}</p>
      </EmptyState>
    </Page>
  );
}
