import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { type Job, jobs, type Role, roles } from '../../../shared/model.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { useDates } from '../../ui/dates.ts';
import { Select, TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { emailError } from '../fieldErrors.ts';
import { useMembership } from '../useMembership.ts';

export interface InviteSheetProps {
  readonly networkId: string;
  readonly organisations: readonly Answer<'people'>['organisations'][number]['organisation'][];
  /** Whose column it was opened from; empty: one's own. */
  readonly organisationId: string;
  readonly onClose: () => void;
}

export function InviteSheet({ networkId, organisations, organisationId, onClose }: InviteSheetProps) {
  const t = useText();
  const [made, setMade] = useState<Answer<'invite'>>();
  return (
    <Sheet isOpen onClose={onClose} title={t(made ? 'shell.invitation.ready' : 'shell.invitation.title')}>
      {made ? (
        <Ready made={made} onAnother={() => setMade(undefined)} onClose={onClose} />
      ) : (
        <Form
          networkId={networkId}
          organisations={organisations}
          organisationId={organisationId}
          onMade={setMade}
        />
      )}
    </Sheet>
  );
}

function Form({
  networkId,
  organisations,
  organisationId,
  onMade,
}: Omit<InviteSheetProps, 'onClose'> & { readonly onMade: (made: Answer<'invite'>) => void }) {
  const t = useText();
  const say = useErrorWords();
  const membership = useMembership(networkId);
  const invite = useSend('invite', ['people']);
  const [organisation, setOrganisation] = useState(organisationId || (membership.organisationId ?? ''));
  const [role, setRole] = useState<Role>('editor');
  const [job, setJob] = useState<Job | 'open'>('open');
  const [email, setEmail] = useState('');
  const [admin, setAdmin] = useState(false);
  const [tried, setTried] = useState(false);
  const chosen = organisations.find((each) => each.id === organisation);
  const ours = membership.me?.organisations.find((each) => each.organisation.id === organisation)?.admin;
  const theyConfirm = chosen?.claimed === true && !ours;
  const wrong = email.trim() === '' ? undefined : emailError(email);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong) return;
        invite.mutate(
          {
            params: { network: networkId },
            body: {
              organisationId: organisation,
              role,
              admin: admin && !theyConfirm,
              ...(job === 'open' ? {} : { job }),
              ...(email.trim() === '' ? {} : { email: email.trim() }),
            },
          },
          { onSuccess: onMade },
        );
      }}
    >
      <div className={form.form}>
        <Select
          label={t('shell.invitation.organisation')}
          value={organisation}
          onChange={setOrganisation}
          options={organisations.map((each) => ({ value: each.id, text: each.name }))}
        />
        <RadioGroup
          label={t('shell.invitation.role')}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({
            value,
            text: t(`shell.role.${value}`),
            hint: t(`shell.role.${value}.hint`),
          }))}
        />
        <Select
          label={t('shell.invitation.job')}
          value={job}
          onChange={setJob}
          options={[
            { value: 'open', text: t('shell.invitation.job.open') },
            ...jobs.map((value) => ({ value, text: t(`shell.job.${value}`) })),
          ]}
        />
        <TextField
          label={`${t('shell.invitation.email')} (${t('shell.optional').toLowerCase()})`}
          type="email"
          autoComplete="off"
          hint={t('shell.invitation.email.hint')}
          value={email}
          onChange={setEmail}
          error={tried && wrong ? t(wrong) : undefined}
        />
        {theyConfirm ? (
          <p className={form.soft}>{t('shell.invitation.confirms', { organisation: chosen.name })}</p>
        ) : (
          <Checkbox checked={admin} onChange={setAdmin} hint={t('shell.invitation.admin.hint')}>
            {t('shell.invitation.admin')}
          </Checkbox>
        )}
        {invite.error ? (
          <Notice tone="stop" live>
            {say(invite.error)}
          </Notice>
        ) : null}
        <div>
          <Button type="submit" variant="primary" isDisabled={invite.isPending || organisation === ''}>
            {t('shell.invitation.create')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Ready({
  made,
  onAnother,
  onClose,
}: {
  readonly made: Answer<'invite'>;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const dates = useDates();
  const [copied, setCopied] = useState(false);
  return (
    <div className={form.form}>
      <p>{t('shell.invitation.ready.words', { date: dates.moment(made.expiresAt) })}</p>
      <TextField
        label={t('shell.invitation.link')}
        value={made.link}
        readOnly
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
      />
      <div className={form.actions}>
        <Button
          variant="primary"
          // The focused submit button is gone; the focus stays in the dialog, on the next step.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          icon={<Copy aria-hidden />}
          onPress={() => {
            // Where the clipboard is closed to pages, the link stands in the field above, selected on focus.
            navigator.clipboard?.writeText(made.link).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          }}
        >
          {t('shell.invitation.copy')}
        </Button>
        <Button onPress={onAnother}>{t('shell.invitation.another')}</Button>
        <Button variant="quiet" onPress={onClose}>
          {t('shell.invitation.done')}
        </Button>
        <span role="status">{copied ? t('shell.copied') : ''}</span>
      </div>
    </div>
  );
}
