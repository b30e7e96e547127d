import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';

/** Unknown and not shared look the same: what one can do, and whom to ask. */
export function Gone() {
  const t = useText();
  return (
    <EmptyState title={t('doc.gone.title')} action={<Link to="/home">{t('doc.gone.home')}</Link>}>
      <p>{t('doc.gone.words')}</p>
    </EmptyState>
  );
}
