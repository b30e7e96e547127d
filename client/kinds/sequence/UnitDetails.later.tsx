import { Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { under } from '../../../shared/content/address.ts';
import { emphases, levels, unitTexts, units } from '../../../shared/kinds/sequence/fields.ts';
import type { ListField } from '../../../shared/content/fields.ts';
import type { Read } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import type { Column } from '../../editor/table/column.ts';
import { FieldTable } from '../../editor/table/FieldTable.tsx';
import { RichEditor } from '../../editor/TextEditor.tsx';
import { useIsEmpty } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { fieldOf } from './columns.ts';
import { UnitTools } from './standards/UnitTools.tsx';
import { useSequence } from './store.ts';
import css from './sequence.module.css';

type UnitText = (typeof unitTexts)[number];

const citations = listIn('standards');
const prerequisites = listIn('prerequisites');

function listIn(name: string): ListField {
  const field = fieldOf(units, name);
  if (field.type !== 'list') throw new Error(`"${name}" is no list of a unit.`);
  return field;
}

/** All that a unit says besides its place: what it teaches, what it builds on, and its texts. */
export default function UnitDetails({ unit }: { readonly unit: string }) {
  return (
    <div className={css.details}>
      <UnitStandards unit={unit} />
      <UnitTools unit={unit} />
      <Prerequisites unit={unit} />
      <Texts unit={unit} />
    </div>
  );
}

/** The standards a unit cites. */
function UnitStandards({ unit }: { readonly unit: string }) {
  const t = useText();
  const { standards } = useSequence();
  const list = under('units', unit, 'standards');
  const names = useMemo(
    () => new Map(standards.map((one) => [one.id, [one.code, one.statement].filter(Boolean).join(' ')])),
    [standards],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(citations, 'standard'),
        label: t('sequence.column.standard'),
        width: 'wide',
        options: [...names].map(([value, text]) => ({ value, text })),
      },
      {
        field: fieldOf(citations, 'emphasis'),
        label: t('sequence.column.emphasis'),
        options: emphases.map((value) => ({ value, text: t(`sequence.emphasis.${value}`) })),
      },
      {
        field: fieldOf(citations, 'level'),
        label: t('sequence.column.level'),
        options: levels.map((value) => ({ value, text: t(`sequence.level.${value}`) })),
      },
    ],
    [t, names],
  );
  const rowName = useCallback(
    (row: string, read: Read) => {
      const standard = read.value(under(list, row, 'standard'));
      return (typeof standard === 'string' && names.get(standard)?.slice(0, 60)) || '';
    },
    [list, names],
  );
  return (
    <FieldTable
      list={list}
      label={t('sequence.standards')}
      columns={columns}
      rowName={rowName}
      addLabel={t('sequence.add.citation')}
      foot={standards.length === 0 ? t('sequence.standards.none') : undefined}
    />
  );
}

function Prerequisites({ unit }: { readonly unit: string }) {
  const t = useText();
  const sequence = useSequence();
  const list = under('units', unit, 'prerequisites');
  const names = useMemo(
    () =>
      new Map(
        sequence.units.map((one) => [
          one.id,
          [one.title || t('sequence.unit.untitled'), one.grade ? t(`sequence.grade.${one.grade}`) : '']
            .filter((part) => part !== '')
            .join(' · '),
        ]),
      ),
    [sequence, t],
  );
  const columns = useMemo<readonly Column[]>(
    () => [
      {
        field: fieldOf(prerequisites, 'unit'),
        label: t('sequence.column.before'),
        options: [...names].flatMap(([value, text]) => (value === unit ? [] : [{ value, text }])),
      },
    ],
    [t, names, unit],
  );
  const rowName = useCallback(
    (row: string, read: Read) => {
      const before = read.value(under(list, row, 'unit'));
      return (typeof before === 'string' && names.get(before)) || '';
    },
    [list, names],
  );
  return (
    <FieldTable
      list={list}
      label={t('sequence.unit.prerequisites')}
      columns={columns}
      rowName={rowName}
      addLabel={t('sequence.add.prerequisite')}
    />
  );
}

/** The texts somebody wrote, and quiet lines for the others. */
function Texts({ unit }: { readonly unit: string }) {
  const { places } = useOpenDocument();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      places.onGoing((address) => {
        const name = unitTexts.find((one) => address === under('units', unit, one));
        if (name) setOpened((before) => new Set([...before, name]));
      }),
    [places, unit],
  );
  return (
    <>
      {unitTexts.map((name) => (
        <UnitText key={name} unit={unit} name={name} isOpen={opened.has(name)} />
      ))}
      <ul className={css.add}>
        {unitTexts.map((name) => (
          <AddText key={name} unit={unit} name={name} isOpen={opened.has(name)} />
        ))}
      </ul>
    </>
  );
}

interface TextProps {
  readonly unit: string;
  readonly name: UnitText;
  readonly isOpen: boolean;
}

function UnitText({ unit, name, isOpen }: TextProps) {
  const t = useText();
  const address = under('units', unit, name);
  const isEmpty = useIsEmpty(address, 'rich');
  if (isEmpty && !isOpen) return null;
  return (
    <section className={css.text}>
      <h3>{t(`sequence.unit.${name}`)}</h3>
      <RichEditor address={address} label={t(`sequence.unit.${name}`)} />
    </section>
  );
}

function AddText({ unit, name, isOpen }: TextProps) {
  const t = useText();
  const { editable, places } = useOpenDocument();
  const address = under('units', unit, name);
  const isEmpty = useIsEmpty(address, 'rich');
  if (!editable || !isEmpty || isOpen) return null;
  return (
    <li>
      <Button variant="quiet" icon={<Plus aria-hidden />} onPress={() => void places.go(address)}>
        {t(`sequence.unit.${name}`)}
      </Button>
    </li>
  );
}
