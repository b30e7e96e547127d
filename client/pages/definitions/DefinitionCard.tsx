import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { useErrorWords } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useMembership } from '../useMembership.ts';
import { DefinitionForm } from './DefinitionForm.tsx';
import css from './DefinitionsPage.module.css';
import { type Definition, draftOf, measureFields, measureOf, skillOf } from './draft.ts';

export interface DefinitionCardProps {
  readonly networkId: string;
  readonly definition: Definition;
  readonly organisations: Answer<'network'>['organisations'];
}

/** One definition: its newest version, who agreed to it, and the versions before. */
export function DefinitionCard({ networkId, definition, organisations }: DefinitionCardProps) {
  const t = useText();
  const { mayWrite } = useMembership(networkId);
  const [revising, setRevising] = useState(false);
  const revise = useSend('reviseDefinition', ['definitions', 'home', 'cycle']);
  const n = definition.n + 1;
  if (revising)
    return (
      <DefinitionForm
        organisations={organisations}
        from={draftOf(definition)}
        words={t('shell.definitions.revise.words', { n, previous: definition.n })}
        submit={t('shell.definitions.saveVersion', { n })}
        pending={revise.isPending}
        error={revise.error}
        onCancel={() => setRevising(false)}
        onSubmit={(body) =>
          revise.mutate(
            { params: { network: networkId, definition: definition.id }, body },
            { onSuccess: () => setRevising(false) },
          )
        }
      />
    );
  return (
    <article className={css.card} aria-label={definition.name}>
      <div className={css.head}>
        <h2 className={css.name}>{definition.name}</h2>
        <span className={css.soft}>{t(`shell.definitions.${definition.sort}`)}</span>
        <span className={css.push} />
        {mayWrite ? (
          <Button variant="quiet" onPress={() => setRevising(true)}>
            {t('shell.definitions.revise')}
          </Button>
        ) : null}
      </div>
      {definition.sort === 'measure' ? (
        <MeasureBody definition={definition} />
      ) : (
        <SkillBody definition={definition} organisations={organisations} />
      )}
      <Agreement networkId={networkId} definition={definition} organisations={organisations} />
      <Versions definition={definition} />
    </article>
  );
}

function MeasureBody({ definition }: { readonly definition: Definition }) {
  const t = useText();
  const measure = measureOf(definition);
  return (
    <dl className={css.facts}>
      {measureFields.map((field) =>
        measure[field] ? (
          <div key={field}>
            <dt>{t(`shell.definitions.short.${field}`)}</dt>
            <dd>{measure[field]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function SkillBody({ definition, organisations }: Omit<DefinitionCardProps, 'networkId'>) {
  const t = useText();
  const { descriptors, terms } = skillOf(definition);
  return (
    <>
      {descriptors.length > 0 ? (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('shell.definitions.level')}</th>
                <th scope="col">{t('shell.definitions.band')}</th>
                <th scope="col">{t('shell.definitions.text')}</th>
              </tr>
            </thead>
            <tbody>
              {descriptors.map((row, i) => (
                // The order is all that tells two equal rows apart.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={i}>
                  <td>{row.level}</td>
                  <td>{row.band}</td>
                  <td>{row.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <dl className={css.facts}>
        {organisations.map((organisation) =>
          terms[organisation.id] ? (
            <div key={organisation.id}>
              <dt>{t('shell.definitions.term', { organisation: organisation.name })}</dt>
              <dd>{terms[organisation.id]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}

function Agreement({ networkId, definition, organisations }: DefinitionCardProps) {
  const t = useText();
  const dates = useDates();
  const say = useErrorWords();
  const { organisationId } = useMembership(networkId);
  const agree = useSend('agreeDefinition', ['definitions', 'home']);
  const own = organisations.find((each) => each.id === organisationId);
  const agreedBy = (id: string) => definition.agreed.find((each) => each.organisationId === id);
  return (
    <div className={css.agreement}>
      <ul className={css.marks}>
        {organisations.map((organisation) => {
          const agreed = agreedBy(organisation.id);
          const words = agreed
            ? t('shell.definitions.agreed.by', {
                organisation: organisation.name,
                by: agreed.by,
                date: dates.moment(agreed.at),
              })
            : t('shell.definitions.notAgreed', { organisation: organisation.name });
          return (
            <li key={organisation.id} className={agreed ? css.mark : css.open} title={words}>
              <Avatar identity={organisation} name={words} shape="organisation" size="small" />
              {agreed ? <Check aria-hidden /> : null}
            </li>
          );
        })}
      </ul>
      <span className={css.soft}>
        {t('shell.definitions.agreed.count', {
          count: definition.agreed.length,
          total: organisations.length,
        })}
      </span>
      <span className={css.push} />
      {own && !agreedBy(own.id) ? (
        <Button
          isDisabled={agree.isPending}
          onPress={() =>
            agree.mutate(
              { params: { network: networkId, definition: definition.id, n: definition.n } },
              { onError: (error) => showToast({ message: say(error) }) },
            )
          }
        >
          {t('shell.definitions.agree', { organisation: own.name })}
        </Button>
      ) : null}
    </div>
  );
}

function Versions({ definition }: { readonly definition: Definition }) {
  const t = useText();
  const dates = useDates();
  const line = (version: Definition['versions'][number]): string =>
    t('shell.definitions.version', {
      n: version.n,
      date: dates.moment(version.createdAt),
      by: version.createdBy,
    });
  const newest = definition.versions.find((version) => version.n === definition.n);
  const older = definition.versions.filter((version) => version.n !== definition.n);
  return (
    <div className={css.soft}>
      {newest ? line(newest) : null}
      {older.length > 0 ? (
        <details>
          <summary>{t('shell.definitions.versions')}</summary>
          <ul>
            {older.map((version) => (
              <li key={version.n}>
                {line(version)}
                {version.name === definition.name ? '' : `: ${version.name}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
