import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useSend } from '../api/queries.ts';
import { TextField } from '../ui/Field.tsx';
import { AutosaveLight } from '../ui/InlineField.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/rows.module.css';
import { useText } from '../ui/text.tsx';
import { useAutosave } from '../ui/useAutosave.ts';
import { Glossary } from './glossary/Glossary.tsx';
import { networkLink } from './networkLink.tsx';
import { useMembership } from './useMembership.ts';

/** Saves itself. */
export function SettingsPage() {
  const t = useText();
  const { net } = useParams({ from: '/inside/n/$net/settings' });
  const network = useAnswer('network', { params: { network: net } });
  const { mayFacilitate } = useMembership(net);
  const update = useSend('updateNetwork', ['network', 'home', 'session', 'cycle']);
  const [name, setName] = useState<string>();
  const saving = useAutosave((next: string) =>
    update.mutateAsync({ params: { network: net }, body: { name: next } }),
  );
  return (
    <Page
      title={t('shell.settings.title')}
      width="text"
      above={networkLink(network.data)}
      light={<AutosaveLight state={saving.state} />}
    >
      <Loaded answer={network}>
        {(data) => (
          <>
            <TextField
              label={t('shell.settings.name')}
              value={name ?? data.name}
              readOnly={!mayFacilitate}
              maxLength={160}
              onChange={(next) => {
                setName(next);
                if (next.trim() !== '') saving.change(next);
              }}
              error={name !== undefined && name.trim() === '' ? t('shell.field.needed') : undefined}
            />
            {mayFacilitate ? null : <p className={rows.note}>{t('shell.settings.readOnly')}</p>}
            <Glossary networkId={net} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
