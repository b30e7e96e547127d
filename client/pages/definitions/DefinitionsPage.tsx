import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useAnswer, useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import rows from '../../ui/rows.module.css';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { networkLink } from '../networkLink.tsx';
import { useMembership } from '../useMembership.ts';
import { DefinitionCard } from './DefinitionCard.tsx';
import { DefinitionForm } from './DefinitionForm.tsx';
import css from './DefinitionsPage.module.css';

export function DefinitionsPage() {
  const t = useText();
  const { net } = useParams({ from: '/inside/n/$net/definitions' });
  const network = useAnswer('network', { params: { network: net } });
  const definitions = useAnswer('definitions', { params: { network: net } });
  const { mayWrite } = useMembership(net);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('shell.definitions.title')}
      width="text"
      above={networkLink(network.data)}
      actions={
        mayWrite && !adding ? (
          <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
            {t('shell.definitions.add')}
          </Button>
        ) : null
      }
    >
      <p className={rows.note}>
        {t('shell.definitions.words')}{' '}
        <Link to="/n/$net/standards" params={{ net }}>
          {t('shell.standards')}
        </Link>
      </p>
      <Loaded answer={network}>
        {({ organisations }) => (
          <Loaded answer={definitions}>
            {(data) => (
              <div className={css.list}>
                {adding ? (
                  <AddDefinition
                    networkId={net}
                    organisations={organisations}
                    onDone={() => setAdding(false)}
                  />
                ) : null}
                {data.definitions.map((definition) => (
                  <DefinitionCard
                    key={definition.id}
                    networkId={net}
                    definition={definition}
                    organisations={organisations}
                  />
                ))}
                {data.definitions.length === 0 && !adding ? (
                  <EmptyState title={t('shell.definitions.none')}>
                    {t('shell.definitions.none.words')}
                  </EmptyState>
                ) : null}
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function AddDefinition({
  networkId,
  organisations,
  onDone,
}: {
  readonly networkId: string;
  readonly organisations: Answer<'network'>['organisations'];
  readonly onDone: () => void;
}) {
  const t = useText();
  const add = useSend('addDefinition', ['definitions', 'home']);
  return (
    <DefinitionForm
      organisations={organisations}
      submit={t('shell.definitions.save')}
      pending={add.isPending}
      error={add.error}
      onSubmit={(body) => add.mutate({ params: { network: networkId }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  );
}
