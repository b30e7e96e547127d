import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, Sent } from '../../shared/contract/calls.ts';
import { districtTypes, localeCategories } from '../../shared/model.ts';
import { useAnswer, useSend, useSession } from '../api/queries.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { NumberField, Select, TextField } from '../ui/Field.tsx';
import { AutosaveLight } from '../ui/InlineField.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/rows.module.css';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/text.tsx';
import { useAutosave } from '../ui/useAutosave.ts';
import { DocumentRows } from './DocumentRows.tsx';
import { Members, Unconfirmed } from './OrganisationMembers.tsx';
import css from './OrganisationPage.module.css';
import { useAsk } from './useAsk.ts';
import { NewDocument } from './NewDocument.tsx';

type Data = Answer<'organisation'>;
type Profile = NonNullable<Data['organisation']['profile']>;

export function OrganisationPage() {
  const t = useText();
  const { org } = useParams({ from: '/inside/o/$org' });
  const answer = useAnswer('organisation', { params: { organisation: org } });
  if (answer.data) return <Organisation key={org} data={answer.data} />;
  return (
    <Page title={t('shell.organisation.title')}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Page>
  );
}

function Organisation({ data }: { readonly data: Data }) {
  const t = useText();
  const { organisation, admin } = data;
  const me = useSession().data?.me;
  const member = me?.organisations.some((each) => each.organisation.id === organisation.id);
  const waiting = me?.unconfirmed.find((each) => each.organisation.id === organisation.id);
  const ask = useAsk();
  const [draft, setDraft] = useState<Sent<'updateOrganisation'>['body']>({});
  const update = useSend('updateOrganisation', [
    'organisation',
    'session',
    'people',
    'network',
    'cycle',
    'home',
  ]);
  const saving = useAutosave((body: Sent<'updateOrganisation'>['body']) =>
    update.mutateAsync({ params: { organisation: organisation.id }, body }),
  );
  const profile: Profile = { ...organisation.profile, ...draft.profile };
  const change = (part: Partial<Profile>): void => {
    const next = { ...draft, profile: { ...profile, ...part } };
    setDraft(next);
    saving.change(next);
  };
  const isDistrict = districtTypes.includes(organisation.type);
  return (
    <Page
      title={organisation.name}
      light={<AutosaveLight state={saving.state} />}
      actions={member ? <NewDocument owner={{ type: 'organisation', id: organisation.id }} /> : null}
    >
      <div className={css.columns}>
        <div className={css.column}>
          <div className={css.head}>
            <Avatar identity={organisation} shape="organisation" size="large" />
            <div>
              <p className={css.name}>{organisation.name}</p>
              <p className={rows.soft}>{t(`shell.type.${organisation.type}`)}</p>
            </div>
          </div>
          {admin ? (
            <TextField
              label={t('shell.organisation.name')}
              value={draft.name ?? organisation.name}
              maxLength={160}
              onChange={(name) => {
                const next = { ...draft, name };
                setDraft(next);
                if (name.trim() !== '') saving.change(next);
              }}
            />
          ) : null}
          {member ? (
            <p className={rows.note}>
              <Link to="/o/$org/standards" params={{ org: organisation.id }}>
                {t('shell.standards')}
              </Link>
            </p>
          ) : null}
          {isDistrict ? (
            <Section title={t('shell.organisation.profile')}>
              <p className={rows.note}>
                {t(admin ? 'shell.organisation.profile.words' : 'shell.organisation.askAdmin')}
              </p>
              {admin ? <EditProfile profile={profile} change={change} /> : <ShowProfile profile={profile} />}
            </Section>
          ) : null}
        </div>
        <div className={css.column}>
          {waiting ? (
            <Notice title={t('shell.organisation.notConfirmed')}>
              {t('shell.organisation.notConfirmed.words', {
                organisation: organisation.name,
                ...ask(waiting.ask),
              })}
            </Notice>
          ) : null}
          {data.unconfirmed.length > 0 ? <Unconfirmed data={data} /> : null}
          {data.members.length > 0 ? <Members data={data} /> : null}
          <Section title={t('shell.organisation.documents')}>
            {data.documents.length === 0 ? (
              <p className={rows.note}>
                {t(member ? 'shell.organisation.documents.none' : 'shell.organisation.documents.notShared')}
              </p>
            ) : (
              <DocumentRows documents={data.documents} />
            )}
          </Section>
        </div>
      </div>
    </Page>
  );
}

interface EditProps {
  readonly profile: Profile;
  readonly change: (part: Partial<Profile>) => void;
}

function EditProfile({ profile, change }: EditProps) {
  const t = useText();
  return (
    <div className={css.fields}>
      <TextField
        label={t('shell.organisation.state')}
        value={profile.state ?? ''}
        maxLength={60}
        onChange={(state) => change({ state })}
      />
      <TextField
        label={t('shell.organisation.gradeSpan')}
        placeholder="K-12"
        value={profile.gradeSpan ?? ''}
        maxLength={40}
        onChange={(gradeSpan) => change({ gradeSpan })}
      />
      <NumberField
        label={t('shell.organisation.enrolment')}
        value={profile.enrolment}
        onChange={(enrolment) =>
          change({ enrolment: enrolment === undefined ? undefined : Math.round(enrolment) })
        }
      />
      <Select
        label={t('shell.organisation.locale')}
        value={profile.localeCategory ?? ''}
        options={[
          { value: '', text: t('shell.organisation.locale.none') },
          ...localeCategories.map((value) => ({ value, text: t(`shell.locale.${value}`) })),
        ]}
        onChange={(value) => change({ localeCategory: value === '' ? undefined : value })}
      />
      <NumberField
        label={t('shell.organisation.englishLearners')}
        value={profile.englishLearners}
        onChange={(englishLearners) => change({ englishLearners })}
      />
      <NumberField
        label={t('shell.organisation.disadvantaged')}
        value={profile.disadvantaged}
        onChange={(disadvantaged) => change({ disadvantaged })}
      />
      <div className={css.wide}>
        <TextField
          label={t('shell.organisation.different')}
          placeholder={t('shell.organisation.different.placeholder')}
          value={profile.different ?? ''}
          maxLength={300}
          onChange={(different) => change({ different })}
        />
      </div>
    </div>
  );
}

function ShowProfile({ profile }: { readonly profile: Profile }) {
  const t = useText();
  const facts = [
    [t('shell.organisation.state'), profile.state],
    [t('shell.organisation.gradeSpan'), profile.gradeSpan],
    [t('shell.organisation.enrolment'), profile.enrolment?.toLocaleString()],
    [
      t('shell.organisation.locale'),
      profile.localeCategory ? t(`shell.locale.${profile.localeCategory}`) : undefined,
    ],
    [t('shell.organisation.englishLearners'), profile.englishLearners?.toLocaleString()],
    [t('shell.organisation.disadvantaged'), profile.disadvantaged?.toLocaleString()],
    [t('shell.organisation.different'), profile.different],
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || t('shell.organisation.notGiven')}</dd>
        </div>
      ))}
    </dl>
  );
}
