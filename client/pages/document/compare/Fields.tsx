import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { cellsIn, namesIn, nodesIn, own, rowsIn, textsIn, unitsIn } from '../../../../shared/content/diff.ts';
import type {
  Field,
  Fields as Content,
  ListField,
  MatrixField,
  Measured,
  Row,
  ScalarField,
  Value,
} from '../../../../shared/content/fields.ts';
import { staying } from '../../../../shared/content/pairs.ts';
import { sameNodes } from '../../../../shared/content/suggestions/blocks.ts';
import { lineText } from '../../../../shared/content/text.ts';
import { unitIdsOf } from '../../../../shared/content/units.ts';
import { useDates } from '../../../ui/dates.ts';
import { useText, useTranslate } from '../../../ui/text.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import css from './compare.module.css';
import { choiceIds, useFieldName } from './fieldWords.ts';
import { Blocks, Line } from './Words.tsx';

export interface Comparing {
  readonly kind: string;
  readonly from: Content;
  readonly to: Content;
  readonly references: Readonly<Record<string, string>>;
}

interface Two {
  readonly a: Value | undefined;
  readonly b: Value | undefined;
}

/** How one field read and reads. */
export function FieldChange({
  field,
  path,
  two: { a, b },
  comparing,
}: {
  readonly field: Field;
  readonly path: string;
  readonly two: Two;
  readonly comparing: Comparing;
}): ReactNode {
  switch (field.type) {
    case 'rich':
      return <Blocks a={nodesIn(a)} b={nodesIn(b)} />;
    case 'line':
      return (
        <p data-change="changed" tabIndex={-1}>
          <Line a={nodesIn(a)} b={nodesIn(b)} />
        </p>
      );
    case 'list':
      return <Rows field={field} path={path} a={rowsIn(a)} b={rowsIn(b)} comparing={comparing} />;
    case 'matrix':
      return <Cells field={field} path={path} two={{ a, b }} comparing={comparing} />;
    case 'variants':
      return <Languages of={field.of} a={a} b={b} />;
    default:
      return (
        <p data-change="changed" tabIndex={-1}>
          <ValueChange field={field} path={path} two={{ a, b }} comparing={comparing} />
        </p>
      );
  }
}

/** A text in several languages: as a whole where it is written, unit by unit where it is translated. */
function Languages({ of, a, b }: Two & { readonly of: 'line' | 'rich' }) {
  const t = useText();
  const [texts, units] = [[a, b].map(textsIn), [a, b].map(unitsIn)];
  const order = unitIdsOf(texts.flatMap((one) => Object.values(one)));
  const changed = (lang: string) => {
    const [was = {}, now = {}] = units.map((one) => one[lang]);
    const all = namesIn(was, now).toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
    return all.flatMap((id) => (sameNodes(was[id], now[id]) ? [] : [{ id, was: was[id], now: now[id] }]));
  };
  return namesIn(...texts, ...units).map((lang) => {
    const [was = [], now = []] = texts.map((one) => nodesIn(one[lang]));
    const others = changed(lang);
    if (sameNodes(was, now) && others.length === 0) return null;
    return (
      <div key={lang} lang={lang} dir="auto">
        <p className={css.rowName}>{lang}</p>
        {of === 'rich' ? (
          <Blocks a={was} b={now} />
        ) : (
          <p data-change="changed" tabIndex={-1}>
            <Line a={was} b={now} />
          </p>
        )}
        {others.map((unit) => (
          <p key={unit.id} data-change="changed" tabIndex={-1}>
            <Line a={unit.was?.text ?? []} b={unit.now?.text ?? []} />
            {sameNodes(unit.was?.text, unit.now?.text) ? (
              <span className={css.tag}>{t('compare.translation')}</span>
            ) : null}
          </p>
        ))}
      </div>
    );
  });
}

function Rows({
  field,
  path,
  a,
  b,
  comparing,
}: {
  readonly field: ListField;
  readonly path: string;
  readonly a: readonly Row[];
  readonly b: readonly Row[];
  readonly comparing: Comparing;
}) {
  const t = useText();
  const from = b.map(({ id }) => a.findIndex((row) => row.id === id));
  const stays = staying(from);
  const gone = a.filter(({ id }) => !b.some((row) => row.id === id));
  const rows = b.flatMap((now, j) => {
    const was = a[from[j] ?? -1];
    const isMoved = was !== undefined && !stays.has(j);
    return was && !isMoved && sameNodes(was, now) ? [] : [{ was, now, isMoved }];
  });
  return (
    <ul className={css.rows}>
      {rows.map(({ was, now, isMoved }) => (
        <li key={now.id} data-change={was ? 'changed' : 'added'} tabIndex={-1}>
          <p className={css.rowName}>
            {was ? rowName(field, now, comparing) : <ins>{rowName(field, now, comparing)}</ins>}
            {was ? null : <span className={css.tag}>{t('compare.rowAdded')}</span>}
            {isMoved ? <span className={css.tag}>{t('compare.moved')}</span> : null}
          </p>
          <RowFields field={field} path={path} a={was?.fields ?? {}} b={now.fields} comparing={comparing} />
        </li>
      ))}
      {gone.map((row) => (
        <li key={row.id} data-change="removed" tabIndex={-1}>
          <p className={css.rowName}>
            <del>{rowName(field, row, comparing)}</del>
            <span className={css.tag}>{t('compare.rowRemoved')}</span>
          </p>
          <RowFields field={field} path={path} a={row.fields} b={{}} comparing={comparing} />
        </li>
      ))}
    </ul>
  );
}

function RowFields({
  field,
  path,
  a,
  b,
  comparing,
}: {
  readonly field: ListField;
  readonly path: string;
  readonly a: Content;
  readonly b: Content;
  readonly comparing: Comparing;
}) {
  const nameOf = useFieldName(comparing.kind);
  const changed = field.row.filter(({ name }) => !sameNodes(own(a, name), own(b, name)));
  return (
    <dl className={css.values}>
      {changed.map((inner) => {
        const inside = `${path}.${inner.name}`;
        const two = { a: own(a, inner.name), b: own(b, inner.name) };
        return (
          <div key={inner.name}>
            <dt>{nameOf(inside)}</dt>
            <dd>
              {inner.type === 'line' ? (
                <Line a={nodesIn(two.a)} b={nodesIn(two.b)} />
              ) : isScalar(inner) ? (
                <ValueChange field={inner} path={inside} two={two} comparing={comparing} />
              ) : (
                <FieldChange field={inner} path={inside} two={two} comparing={comparing} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function isScalar(field: Field): field is ScalarField {
  return !['line', 'rich', 'list', 'matrix', 'variants'].includes(field.type);
}

/** What a row is called: its references and first words. */
function rowName({ row: fields }: ListField, row: Row, { references }: Comparing): string {
  const parts = fields.flatMap(({ name, type }) => {
    const value = own(row.fields, name);
    if (type === 'reference' && typeof value === 'string') return [references[value] ?? '…'];
    return type === 'line' ? [lineText(value)] : [];
  });
  return (
    parts
      .filter((part) => part !== '')
      .slice(0, 2)
      .join(' · ') || '—'
  );
}

function Cells({
  field,
  path,
  two,
  comparing,
}: {
  readonly field: MatrixField;
  readonly path: string;
  readonly two: Two;
  readonly comparing: Comparing;
}) {
  const [a, b] = [cellsIn(two.a), cellsIn(two.b)];
  const names = new Map([...namesUnder(comparing.from, comparing), ...namesUnder(comparing.to, comparing)]);
  return (
    <dl className={css.values}>
      {namesIn(a, b).flatMap((row) =>
        namesIn(a[row] ?? {}, b[row] ?? {}).map((column) => {
          const cell = { a: a[row]?.[column], b: b[row]?.[column] };
          if (sameNodes(cell.a, cell.b)) return null;
          return (
            <div key={`${row}/${column}`} data-change="changed" tabIndex={-1}>
              <dt>
                {names.get(row) ?? '—'} × {names.get(column) ?? '—'}
              </dt>
              <dd>
                {field.cell.type === 'line' ? (
                  <Line a={nodesIn(cell.a)} b={nodesIn(cell.b)} />
                ) : (
                  <ValueChange field={field.cell} path={path} two={cell} comparing={comparing} />
                )}
              </dd>
            </div>
          );
        }),
      )}
    </dl>
  );
}

/** What the rows of all lists are called, by their ids. */
function namesUnder(content: Content, comparing: Comparing): readonly (readonly [string, string])[] {
  return Object.values(content).flatMap((value) => {
    if (!Array.isArray(value)) return [];
    return (value as readonly Partial<Row>[]).flatMap((row) => {
      const { id, fields } = row;
      if (id === undefined || fields === undefined) return [];
      const words = Object.values(fields).map((one) =>
        typeof one === 'string' ? (comparing.references[one] ?? '') : lineText(one),
      );
      return [[id, words.find((word) => word !== '') ?? '—'] as const, ...namesUnder(fields, comparing)];
    });
  });
}

/** "15 → 20". */
function ValueChange({
  field,
  path,
  two: { a, b },
  comparing,
}: {
  readonly field: ScalarField;
  readonly path: string;
  readonly two: Two;
  readonly comparing: Comparing;
}) {
  const t = useText();
  const say = useValueWords(field, path, comparing);
  return (
    <>
      {a === undefined ? null : <del>{say(a)}</del>}
      {a !== undefined && b !== undefined ? (
        <>
          <ArrowRight aria-hidden className={css.arrow} />
          <VisuallyHidden> {t('compare.became')} </VisuallyHidden>
        </>
      ) : null}
      {b === undefined ? null : <ins>{say(b)}</ins>}
    </>
  );
}

function useValueWords(field: ScalarField, path: string, comparing: Comparing): (value: Value) => string {
  const t = useText();
  const say = useTranslate();
  const intl = useIntl();
  const dates = useDates();
  return (value) => {
    switch (field.type) {
      case 'measured': {
        const measured = value as Measured;
        if (measured.state === 'reported') return intl.formatNumber(measured.value);
        return t(`compare.measured.${measured.state}`);
      }
      case 'number':
        return intl.formatNumber(value as number);
      case 'tick':
        return t(value === true ? 'compare.yes' : 'compare.no');
      case 'code':
        return value as string;
      case 'date':
        return dates.day(value as string);
      case 'reference':
        return comparing.references[value as string] ?? t('compare.unknown');
      case 'choice': {
        const choice = value as string;
        const ids = choiceIds(comparing.kind, path, field.name, choice);
        return ids.map((id) => [id, say(id)] as const).find(([id, said]) => id !== said)?.[1] ?? choice;
      }
    }
  };
}
