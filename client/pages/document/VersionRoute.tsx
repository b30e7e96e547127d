import { useParams } from '@tanstack/react-router';
import { useWords } from '../../ui/Locale.tsx';
import { VersionPage } from './VersionPage.tsx';

export function VersionRoute() {
  const { doc, n } = useParams({ from: '/inside/d/$doc/v/$n' });
  return useWords('document') ? <VersionPage documentId={doc} n={Number(n)} /> : null;
}
