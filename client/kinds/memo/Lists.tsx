import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { under } from '../../../shared/content/address.ts';
import type { ListField } from '../../../shared/content/fields.ts';
import { memoFields, needSorts } from '../../../shared/kinds/memo/fields.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { useText } from '../../ui/text.tsx';
import { fieldOf, useDistrictOptions, useReferenceOptions, useTypedColumns } from './columns.ts';
import css from './memo.module.css';

/** The optional lists of a memo. */

function listNamed(name: string): ListField {
  const field = memoFields.find((one) => one.name === name);
  if (field?.type !== 'list') throw new Error(`The memo has no list "${name}".`);
  return field;
}

const causes = listNamed('causes');
const events = listNamed('events');
const steps = listNamed('steps');
const needs = listNamed('needs');
const artifacts = listNamed('artifacts');

const inShort = (list: string, name: string) => (row: string, read: Read) =>
  read.words(under(list, row, name)).slice(0, 60);
const causeName = inShort('causes', 'cause');
const eventName = inShort('events', 'what');
const stepName = inShort('steps', 'step');
const needName = inShort('needs', 'amount');

export function Causes() {
  const t = useText();
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(causes, 'cause'), label: t('memo.causes.cause') },
      { field: fieldOf(causes, 'support'), label: t('memo.causes.support') },
    ],
    [t],
  );
  return (
    <FieldTable
      list="causes"
      label={t('memo.causes')}
      columns={columns}
      rowName={causeName}
      addLabel={t('memo.addRow.causes')}
    />
  );
}

export function Events() {
  const t = useText();
  const typed = useTypedColumns(events);
  const districts = useDistrictOptions();
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(events, 'organisation'), label: t('memo.events.organisation'), options: districts },
      typed.date('on', t('memo.events.on')),
      { field: fieldOf(events, 'what'), label: t('memo.events.what'), width: 'wide' },
    ],
    [t, typed, districts],
  );
  return (
    <FieldTable
      list="events"
      label={t('memo.events')}
      columns={columns}
      rowName={eventName}
      addLabel={t('memo.addRow.events')}
    />
  );
}

export function Steps() {
  const t = useText();
  const typed = useTypedColumns(steps);
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(steps, 'step'), label: t('memo.steps.step'), width: 'wide' },
      { field: fieldOf(steps, 'who'), label: t('memo.steps.who') },
      { field: fieldOf(steps, 'when'), label: t('memo.steps.when') },
      typed.count('minutes', t('memo.steps.minutes')),
      { field: fieldOf(steps, 'materials'), label: t('memo.steps.materials') },
    ],
    [t, typed],
  );
  return (
    <FieldTable
      list="steps"
      label={t('memo.steps')}
      columns={columns}
      rowName={stepName}
      addLabel={t('memo.addRow.steps')}
    />
  );
}

export function Needs() {
  const t = useText();
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(needs, 'sort'),
        label: t('memo.needs.sort'),
        width: 'wide',
        options: needSorts.map((value) => ({ value, text: t(`memo.need.${value}`) })),
      },
      { field: fieldOf(needs, 'amount'), label: t('memo.needs.amount') },
    ],
    [t],
  );
  return (
    <FieldTable
      list="needs"
      label={t('memo.needs')}
      columns={columns}
      rowName={needName}
      addLabel={t('memo.addRow.needs')}
    />
  );
}

export function Artifacts() {
  const t = useText();
  const { editable, surroundings } = useOpenDocument();
  const options = useReferenceOptions('artifact');
  const rowName = useCallback(
    (row: string, read: Read) => {
      const id = read.value(under('artifacts', row, 'artifact'));
      return typeof id === 'string' ? (surroundings.references[id]?.label ?? '') : '';
    },
    [surroundings],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      { field: fieldOf(artifacts, 'artifact'), label: t('memo.artifacts.artifact'), options },
      { field: fieldOf(artifacts, 'note'), label: t('memo.artifacts.note') },
    ],
    [t, options],
  );
  const { cycle, network } = surroundings;
  return (
    <>
      {editable && options.length === 0 && cycle && network ? (
        <p className={css.help}>
          {t('doc.memo.noArtifacts')}{' '}
          <Link to="/n/$net/cycles/$cycle" params={{ net: network.id, cycle: cycle.id }}>
            {t('doc.memo.openCycle')}
          </Link>
        </p>
      ) : null}
      <FieldTable
        list="artifacts"
        label={t('memo.artifacts')}
        columns={columns}
        rowName={rowName}
        addLabel={t('memo.addRow.artifacts')}
      />
    </>
  );
}
