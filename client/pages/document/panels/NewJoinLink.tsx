import { useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { addDays, today, useDates } from '../../../ui/dates.ts';
import { DateField, Select, TextField } from '../../../ui/Field.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { copyText } from '../copyText.ts';
import css from './panels.module.css';

type Made = Answer<'makeJoinLink'>;
type Role = 'editor' | 'commenter';

/** Links made since this page was opened, by document: the server keeps only their hashes. */
const made = new Map<string, Made>();

const hour = 60 * 60_000;
const spans = { hours: 2 * hour, day: 24 * hour, week: 7 * 24 * hour } as const;
type End = keyof typeof spans | 'date';
const ends: readonly End[] = ['hours', 'day', 'week', 'date'];
const furthest = 30;

interface Props {
  readonly documentId: string;
  /** The ids of links that work; undefined while that is not known yet. */
  readonly alive: readonly string[] | undefined;
}

/** The link made last, to be copied again and again; or the two choices that make one. */
export function NewJoinLink({ documentId, alive }: Props) {
  const [last, setLast] = useState(() => made.get(documentId));
  const [isNew, setIsNew] = useState(false);
  const keep = (link: Made | undefined) => {
    if (link) made.set(documentId, link);
    else made.delete(documentId);
    setLast(link);
    setIsNew(link !== undefined);
  };
  return last && (!alive || alive.includes(last.id)) ? (
    <Ready link={last} isNew={isNew} onAnother={() => keep(undefined)} />
  ) : (
    <Form documentId={documentId} onMade={keep} />
  );
}

function Form({
  documentId,
  onMade,
}: {
  readonly documentId: string;
  readonly onMade: (link: Made) => void;
}) {
  const t = useText();
  const say = useErrorWords();
  const client = useQueryClient();
  const make = useSend('makeJoinLink');
  const [role, setRole] = useState<Role>('editor');
  const [end, setEnd] = useState<End>('day');
  const [date, setDate] = useState(() => addDays(today(), 1));
  const isWrong = end === 'date' && !(date >= today() && date <= addDays(today(), furthest));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) return;
    const ends = end === 'date' ? { at: new Date(`${date}T23:59:59`).getTime() } : { in: spans[end] };
    make.mutate(
      { params: { document: documentId }, body: { role, ends } },
      {
        onSuccess: (link) => {
          void client.invalidateQueries({ queryKey: ['joinLinks'] }).then(() => onMade(link));
        },
      },
    );
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <Select
        label={t('join.links.role')}
        value={role}
        onChange={setRole}
        options={(['editor', 'commenter'] as const).map((value) => ({
          value,
          text: t(`doc.people.${value}`),
        }))}
      />
      <Select
        label={t('join.links.ends')}
        value={end}
        onChange={setEnd}
        options={ends.map((value) => ({ value, text: t(`join.links.ends.${value}`) }))}
        error={make.error ? say(make.error) : undefined}
      />
      {end === 'date' ? (
        <DateField
          label={t('join.links.date')}
          value={date}
          min={today()}
          max={addDays(today(), furthest)}
          onChange={setDate}
          error={isWrong ? t('join.links.date.wrong') : undefined}
        />
      ) : null}
      <Button type="submit" variant="primary" isDisabled={make.isPending}>
        {t('join.links.make')}
      </Button>
    </form>
  );
}

function Ready({
  link,
  isNew,
  onAnother,
}: {
  readonly link: Made;
  readonly isNew: boolean;
  readonly onAnother: () => void;
}) {
  const t = useText();
  const dates = useDates();
  const [copied, setCopied] = useState(false);
  return (
    <div className={css.form}>
      <TextField
        label={t('join.links.made', { when: dates.until(link.endsAt) })}
        value={link.link}
        readOnly
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
        hint={t('join.links.once')}
      />
      <Button
        variant="primary"
        // The button that made it is gone; the focus goes on to the next step.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isNew}
        icon={<Copy aria-hidden />}
        onPress={() => {
          // Where the clipboard is closed to pages, the link stands in the field above, selected on focus.
          void copyText(link.link).then(setCopied);
        }}
      >
        {t('join.links.copy')}
      </Button>
      <span role="status" className={css.soft}>
        {copied ? t('shell.copied') : ''}
      </span>
      <Button variant="quiet" onPress={onAnother}>
        {t('join.links.another')}
      </Button>
    </div>
  );
}
