import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import { setValue } from '../../../shared/content/live.ts';
import { cellOf, type ScoreCell, wideSpread } from '../../../shared/kinds/rubric/cells.ts';
import { notApplicable } from '../../../shared/kinds/rubric/fields.ts';
import { decimal, vendorName } from '../../../shared/kinds/rubric/format.ts';
import type { Rubric } from '../../../shared/kinds/rubric/read.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { localValues, useValue } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { useWords } from '../../ui/Locale.tsx';
import { useText, useTranslate } from '../../ui/text.tsx';
import css from './consensus.module.css';

/** As many as are talked about in one sitting; the rest is asked for. */
const firstOnes = 12;
const keyOf = (vendor: string, criterion: string) => `${vendor}/${criterion}`;

/** Where raters are far apart they agree on a score, and say why. Any other score can be agreed on too. */
export function Consensus({ rubric }: { readonly rubric: Rubric }) {
  const t = useText();
  const { editable, places } = useOpenDocument();
  const haveWords = useWords('rubricScore');
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [all, showAll] = useState(false);
  const ask = useCallback((key: string) => setAsked((before) => new Set([...before, key])), []);
  useEffect(
    () =>
      places.onGoing((address) => {
        const [field, vendor = '', criterion = ''] = address.split('/');
        if (field === 'consensus' || field === 'consensusReasons') ask(keyOf(vendor, criterion));
      }),
    [places, ask],
  );
  // Whether a score is agreed on moves nothing: its row stays where the reason is about to be written.
  const cells = useMemo(
    () =>
      rubric.vendors
        .flatMap((vendor) => rubric.criteria.map((criterion) => cellOf(rubric, vendor, criterion)))
        .toSorted((a, b) => b.spread - a.spread || b.criterion.points - a.criterion.points),
    [rubric],
  );
  if (!haveWords) return null;
  const isAsked = ({ vendor, criterion, consensus }: ScoreCell) =>
    consensus !== undefined || asked.has(keyOf(vendor.id, criterion.id));
  const apart = cells.filter(({ spread }) => spread >= wideSpread);
  const first = new Set(all ? apart : apart.slice(0, firstOnes));
  const shown = cells.filter((cell) => first.has(cell) || isAsked(cell));
  const left = apart.filter((cell) => !shown.includes(cell)).length;
  if (!editable && shown.length === 0) return null;
  return (
    <section className={css.section} aria-labelledby="consensus" data-section="consensus">
      <h2 id="consensus">{t('rubric.agree')}</h2>
      <p className={css.help}>{t('rubric.agree.hint')}</p>
      <ul className={css.list}>
        {shown.map((cell) => (
          <Agreed key={keyOf(cell.vendor.id, cell.criterion.id)} cell={cell} rubric={rubric} />
        ))}
      </ul>
      {left > 0 ? (
        <Button variant="quiet" onPress={() => showAll(true)}>
          {t('rubric.agree.more', { count: left })}
        </Button>
      ) : null}
      {editable ? <Another rubric={rubric} ask={ask} /> : null}
    </section>
  );
}

function Agreed({ cell, rubric }: { readonly cell: ScoreCell; readonly rubric: Rubric }) {
  const t = useText();
  const say = useTranslate();
  const { locale } = useIntl();
  const { ydoc, editable, places } = useOpenDocument();
  const { vendor, criterion, low, high, mean } = cell;
  const address = under('consensus', vendor.id, criterion.id);
  const value = useValue(address);
  const score = typeof value === 'string' ? value : '';
  const place = useRef<HTMLDivElement>(null);
  useEffect(
    () => places.register(address, () => place.current?.querySelector('select')?.focus()),
    [places, address],
  );
  const names = { criterion: criterion.name, vendor: vendorName(vendor, say) };
  return (
    <li className={css.row}>
      <p>
        <strong>{criterion.name}</strong> · {names.vendor}
        <span className={css.quiet}>
          {mean === undefined || low === undefined || high === undefined
            ? t('rubric.agree.unscored')
            : t('rubric.agree.given', { low, high, mean: decimal(mean, locale) })}
        </span>
      </p>
      <div ref={place} data-address={address}>
        <Select
          label={t('rubric.agree.score', names)}
          quietLabel
          value={score}
          disabled={!editable}
          options={[
            { value: '', text: t('rubric.agree.none') },
            ...scaleOf(rubric),
            { value: notApplicable, text: t('rubric.notApplicable') },
          ]}
          onChange={(next) => setValue(ydoc, address, next === '' ? null : next, localValues)}
        />
      </div>
      {score === '' ? null : (
        <div className={css.reason}>
          <LineEditor
            address={under('consensusReasons', vendor.id, criterion.id)}
            label={t('rubric.agree.reason', names)}
            placeholder={t('rubric.agree.reason.placeholder')}
          />
        </div>
      )}
    </li>
  );
}

function scaleOf({ levels, lowest, highest }: Rubric) {
  return Array.from({ length: highest - lowest + 1 }, (_, i) => {
    const name = levels[i]?.name ?? '';
    return { value: String(lowest + i), text: name === '' ? String(lowest + i) : `${lowest + i} · ${name}` };
  });
}

/** A score that raters were close on, or that nobody gave, is agreed on as well. */
function Another({ rubric, ask }: { readonly rubric: Rubric; readonly ask: (key: string) => void }) {
  const t = useText();
  const say = useTranslate();
  const [vendor, setVendor] = useState(rubric.vendors[0]?.id ?? '');
  const [criterion, setCriterion] = useState(rubric.criteria[0]?.id ?? '');
  return (
    <details className={css.another}>
      <summary>{t('rubric.agree.another')}</summary>
      <div className={css.choices}>
        <Select
          label={t('rubric.criteria.name')}
          value={criterion}
          options={rubric.criteria.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setCriterion}
        />
        <Select
          label={t('rubric.vendor')}
          value={vendor}
          options={rubric.vendors.map((one) => ({ value: one.id, text: vendorName(one, say) }))}
          onChange={setVendor}
        />
        <Button onPress={() => ask(keyOf(vendor, criterion))}>{t('rubric.agree.add')}</Button>
      </div>
    </details>
  );
}
