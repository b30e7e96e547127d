import { HardDriveDownload } from 'lucide-react';
import { useSession } from '../../api/queries.ts';
import { useText } from '../../ui/text.tsx';
import css from './offline.module.css';
import { useOnDevice } from './useOnDevice.ts';

/** In lists: this document is kept on this device on purpose. */
export function OfflineMark({ documentId }: { readonly documentId: string }) {
  const t = useText();
  const userId = useSession().data?.me?.id;
  const held = useOnDevice(userId).find(({ id }) => id === documentId);
  if (!held?.wanted) return null;
  return (
    <span className={css.mark} role="img" aria-label={t('offline.opens')} title={t('offline.opens')}>
      <HardDriveDownload aria-hidden />
    </span>
  );
}
