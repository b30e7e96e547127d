import { Check, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { citeIn } from '../../../../shared/kinds/sequence/table/changes.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import form from '../../../ui/form.module.css';
import { useWords } from '../../../ui/Locale.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { inOneStep, sequenceIn } from './oneStep.ts';
import css from './standards.module.css';
import { citedFrom, type Found, keyOf, useFound } from './useFound.ts';

interface Props {
  /** The unit's row. */
  readonly unit: string;
  readonly onClose: () => void;
}

/** Searches the frameworks around the document and cites what is picked, all of it in one step. */
export default function StandardsPicker(props: Props) {
  return useWords('standards') ? <Picker {...props} /> : null;
}

function Picker({ unit, onClose }: Props) {
  const t = useText();
  const open = useOpenDocument();
  const [typed, setTyped] = useState('');
  const [frameworkId, setFrameworkId] = useState('');
  const [picked, setPicked] = useState<readonly Found[]>([]);
  const { found, frameworks, isSearching, error } = useFound(open.id, typed, frameworkId);
  const cited = useMemo(() => citedIn(open, unit), [open, unit]);
  const toggle = (one: Found) => {
    const without = picked.filter((other) => keyOf(other) !== keyOf(one));
    setPicked(without.length < picked.length ? without : [...picked, one]);
  };
  const add = () => {
    inOneStep(open, citeIn(sequenceIn(open), unit, picked.map(citedFrom)));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('standards.pick')}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('standards.cancel')}
          </Button>
          <Button variant="primary" isDisabled={picked.length === 0 || !open.editable} onPress={add}>
            {t('standards.pick.add', { count: picked.length })}
          </Button>
        </>
      }
    >
      {frameworks?.length === 0 ? (
        <p>{t('standards.pick.none')}</p>
      ) : (
        <div className={form.form}>
          <Results
            {...{ typed, setTyped, found, picked, toggle, isSearching, cited }}
            filter={
              frameworks && frameworks.length > 1 ? (
                <Select
                  label={t('standards.pick.framework')}
                  value={frameworkId}
                  options={[
                    { value: '', text: t('standards.pick.all') },
                    ...frameworks.map(({ id, title, version }) => ({
                      value: id,
                      text: version ? t('standards.versioned', { title, version }) : title,
                    })),
                  ]}
                  onChange={setFrameworkId}
                />
              ) : null
            }
          />
          {error ? (
            <Notice tone="attention" live>
              {t('standards.pick.away')}
            </Notice>
          ) : null}
          <Picked picked={picked} onUnpick={toggle} />
        </div>
      )}
    </Sheet>
  );
}

/** What the unit cites already, by publisher's id and version. */
function citedIn(open: ReturnType<typeof useOpenDocument>, unit: string): ReadonlySet<string> {
  const { units, standards } = sequenceIn(open);
  const rows = new Set(units.find((one) => one.id === unit)?.citations.map((one) => one.standard));
  return new Set(
    standards.filter((one) => rows.has(one.id)).map((one) => `${one.identifier}/${one.version}`),
  );
}

interface ResultsProps {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly found: readonly Found[];
  readonly picked: readonly Found[];
  readonly toggle: (one: Found) => void;
  readonly isSearching: boolean;
  readonly cited: ReadonlySet<string>;
  readonly filter: React.ReactNode;
}

/** A box to type in that stays in focus, and the list it points into. */
function Results({ typed, setTyped, found, picked, toggle, isSearching, cited, filter }: ResultsProps) {
  const t = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    found.findIndex((one) => keyOf(one) === chosen),
  );
  const active = found[at];
  const isPicked = (one: Found) => picked.some((other) => keyOf(other) === keyOf(one));
  const hasIt = (one: Found) => cited.has(`${one.identifier}/${one.version ?? ''}`);
  useEffect(() => {
    if (chosen) list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = found[(at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length];
      if (next) setChosen(keyOf(next));
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      if (!hasIt(active)) toggle(active);
    }
  };
  return (
    <>
      <div className={filter ? css.filters : undefined}>
        <div className={css.search}>
          <label htmlFor={id} className={css.label}>
            {t('standards.pick.search')}
          </label>
          <span id={`${id}-hint`} className={css.hint}>
            {t('standards.pick.hint')}
          </span>
          <input
            // The sheet is opened to search.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            id={id}
            role="combobox"
            type="text"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${id}-${at}` : undefined}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosen(undefined);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        {filter}
      </div>
      <p role="status" className={css.hint}>
        {typed.trim() === '' || isSearching
          ? ''
          : t('standards.pick.found', { count: found.length, picked: picked.length })}
      </p>
      {typed.trim() !== '' && found.length === 0 && !isSearching ? (
        <p className={css.hint}>{t('standards.pick.nothing')}</p>
      ) : null}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-multiselectable
        aria-label={t('standards.pick.results')}
        className={css.list}
      >
        {found.map((one, i) => (
          // The keyboard is the box's: it stays there and points at the options.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={keyOf(one)}
            id={`${id}-${i}`}
            role="option"
            aria-selected={isPicked(one)}
            aria-disabled={hasIt(one)}
            {...(i === at ? { 'data-active': true } : {})}
            className={css.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (!hasIt(one)) toggle(one);
            }}
          >
            {isPicked(one) || hasIt(one) ? <Check aria-hidden /> : <span />}
            <Option one={one} has={hasIt(one)} />
          </div>
        ))}
      </div>
    </>
  );
}

function Option({ one, has }: { readonly one: Found; readonly has: boolean }) {
  const t = useText();
  const { framework: title, version } = one;
  const framework = version ? t('standards.versioned', { title, version }) : title;
  const isRetired = one.status === 'retired' || one.endsOn !== undefined;
  const where = [framework, ...one.above.map((each) => (each.length > 80 ? `${each.slice(0, 80)}…` : each))];
  return (
    <span>
      {one.code ? <span className={css.code}>{one.code} </span> : null}
      {one.text}
      <br />
      <span className={css.where}>{where.join(' › ')}</span>
      {isRetired ? <span className={css.retired}> · {t('standards.status.retired')}</span> : null}
      {has ? <span className={css.where}> · {t('standards.pick.has')}</span> : null}
    </span>
  );
}

function Picked({
  picked,
  onUnpick,
}: {
  readonly picked: readonly Found[];
  readonly onUnpick: (one: Found) => void;
}) {
  const t = useText();
  if (picked.length === 0) return null;
  return (
    <section aria-label={t('standards.pick.picked')}>
      <h3 className={css.heading}>{t('standards.pick.picked')}</h3>
      <ul className={css.picked}>
        {picked.map((one) => {
          const name = one.code ?? (one.text.length > 40 ? `${one.text.slice(0, 40)}…` : one.text);
          return (
            <li key={keyOf(one)}>
              <button
                type="button"
                aria-label={t('standards.pick.unpick', { name })}
                onClick={() => onUnpick(one)}
              >
                {name} <X aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
