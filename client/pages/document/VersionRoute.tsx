import { useParams } from '@tanstack/react-router';
import { VersionPage } from './VersionPage.tsx';

export function VersionRoute() {
  const { doc, n } = useParams({ from: '/inside/d/$doc/v/$n' });
  return <VersionPage documentId={doc} n={Number(n)} />;
}
