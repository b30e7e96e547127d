import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import { diff, own } from '../../../../shared/content/diff.ts';
import type { Fields } from '../../../../shared/content/fields.ts';
import { normalise } from '../../../../shared/content/normalise.ts';
import { summaryOf } from '../../../../shared/content/summary.ts';
import { areaOf } from '../../../../shared/i18n/areas.ts';
import type { LiveKind } from '../../../../shared/kinds/kind.ts';
import { useAnswer } from '../../../api/queries.ts';
import { useKind } from '../../../kinds/index.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useDates } from '../../../ui/dates.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import { Unread } from '../Unread.tsx';
import css from './compare.module.css';
import { FieldChange } from './Fields.tsx';
import { useFieldName } from './fieldWords.ts';
import { RestoreButton } from './RestoreButton.tsx';

/** What differs between two readings of a document, as one text. */
export function ComparePage() {
  const { doc } = useParams({ from: '/inside/d/$doc/compare' });
  const { from = '1', to = 'now' } = useSearch({ from: '/inside/d/$doc/compare' });
  const asked = useAnswer('compareVersions', { params: { document: doc }, query: { from, to } });
  const kind = useKind(asked.data?.kind);
  const haveWords = useWords('document', 'compare', areaOf(asked.data?.kind));
  if (!haveWords) return null;
  return <Comparison documentId={doc} from={from} to={to} asked={asked} kind={kind} />;
}

function Comparison({
  documentId,
  from,
  to,
  asked,
  kind,
}: {
  readonly documentId: string;
  readonly from: string;
  readonly to: string;
  readonly asked: ReturnType<typeof useAnswer<'compareVersions'>>;
  readonly kind: LiveKind | undefined;
}) {
  const t = useText();
  const title = t('compare.title');
  const { data } = asked;
  const back = (
    <Link to="/d/$doc" params={{ doc: documentId }} search={{ panel: 'history' }}>
      {data?.to.title || t('doc.version.back')}
    </Link>
  );
  if (asked.isError && !data) {
    return (
      <Page title={title} width="text" above={back}>
        <Unread error={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={`${title} · ${data?.to.title || t('doc.untitled')}`}
      heading={<h1 className={css.heading}>{title}</h1>}
      width="full"
      above={back}
      actions={
        data?.mayRestore && data.from.n !== undefined && to === 'now' ? (
          <RestoreButton documentId={documentId} n={data.from.n} />
        ) : undefined
      }
    >
      {data && kind ? (
        <Compared data={data} kind={kind} documentId={documentId} which={{ from, to }} />
      ) : (
        <div className={css.paper}>
          <Skeleton lines={10} />
        </div>
      )}
    </Page>
  );
}

interface ComparedProps {
  readonly data: Answer<'compareVersions'>;
  readonly kind: LiveKind;
  readonly documentId: string;
  readonly which: { readonly from: string; readonly to: string };
}

function Compared({ data, kind, documentId, which }: ComparedProps) {
  const t = useText();
  const nameOf = useFieldName(kind.name);
  const paper = useRef<HTMLElement>(null);
  const go = useChangeKeys(paper);
  // The answer's shape can't say what the kind's own fields do; in its one form content can be compared.
  const [from, to] = useMemo(
    () =>
      [data.from, data.to].map((side) => normalise(kind.fields, side.fields as Fields)) as [Fields, Fields],
    [data, kind],
  );
  const summary = useMemo(() => summaryOf(kind.fields, diff(kind.fields, from, to)), [kind, from, to]);
  const comparing = {
    kind: kind.name,
    from,
    to,
    references: { ...data.from.references, ...data.to.references },
  };
  const fields = kind.fields.filter(({ name }) => summary.some((one) => one.field === name));
  return (
    <div className={css.desk}>
      <nav className={css.sections} aria-label={t('compare.sections')}>
        <Sides data={data} documentId={documentId} which={which} />
        {fields.length > 0 ? (
          <ol>
            {summary.map(({ field, added, removed, moved, changed }) => (
              <li key={field}>
                <a href={`#changes-${field}`} className={css.section}>
                  {nameOf(field)} <span className={css.count}>{added + removed + moved + changed}</span>
                </a>
              </li>
            ))}
          </ol>
        ) : null}
        {fields.length > 0 ? (
          <div className={css.steps}>
            <Button onPress={() => go(-1)}>{t('compare.previous')}</Button>
            <Button onPress={() => go(1)}>{t('compare.next')}</Button>
          </div>
        ) : null}
        <People people={data.people} />
      </nav>
      <article className={css.paper} ref={paper}>
        {fields.length === 0 ? (
          <p>{t('compare.same')}</p>
        ) : (
          <p className={css.legend}>{t('compare.legend')}</p>
        )}
        {fields.map((field) => (
          <section key={field.name} id={`changes-${field.name}`} aria-labelledby={`of-${field.name}`}>
            <h2 id={`of-${field.name}`}>{nameOf(field.name)}</h2>
            <FieldChange
              field={field}
              path={field.name}
              two={{ a: own(from, field.name), b: own(to, field.name) }}
              comparing={comparing}
            />
          </section>
        ))}
      </article>
    </div>
  );
}

/** Which two are compared; either can be another. */
function Sides({ data, documentId, which }: Pick<ComparedProps, 'data' | 'documentId' | 'which'>) {
  const t = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const asked = useAnswer('versions', { params: { document: documentId }, query: {} });
  const source = useAnswer('document', { params: { document: documentId } }).data?.source;
  const choose = (part: 'from' | 'to', value: string) => {
    void navigate({
      to: '/d/$doc/compare',
      params: { doc: documentId },
      search: { ...which, [part]: value },
    });
  };
  const known = (asked.data?.versions ?? []).map(({ n, name, createdAt }) => ({
    value: String(n),
    words: t('compare.version', { n, what: name || dates.moment(createdAt) }),
  }));
  const sides = (['from', 'to'] as const).map((part) => {
    const { n, name, at } = data[part];
    const others =
      part === 'to'
        ? [{ value: 'now', words: t('compare.now') }]
        : source?.href
          ? [{ value: 'source', words: t('compare.source', { title: source.title, n: source.n }) }]
          : [];
    const isListed = [...others, ...known].some(({ value }) => value === which[part]);
    const own = isListed
      ? []
      : [{ value: which[part], words: t('compare.version', { n: n ?? 0, what: name || dates.moment(at) }) }];
    return { part, options: [...others, ...own, ...known] };
  });
  return sides.map(({ part, options }) => (
    <label key={part} className={css.side}>
      <span>{t(`compare.${part}`)}</span>
      <select value={which[part]} onChange={(event) => choose(part, event.target.value)}>
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  ));
}

function People({ people }: { readonly people: ComparedProps['data']['people'] }) {
  const t = useText();
  if (people.length === 0) return null;
  return (
    <section aria-label={t('compare.people')}>
      <h2 className={css.small}>{t('compare.people')}</h2>
      <ul>
        {people.map(({ name, organisation }) => (
          <li key={`${name} ${organisation}`}>
            {name} <span className={css.count}>{organisation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** N or J goes to the next change, P or K to the one before, wherever nobody is typing or choosing. */
function useChangeKeys(paper: { readonly current: HTMLElement | null }): (by: 1 | -1) => void {
  const at = useRef<Element | null>(null);
  const go = useCallback(
    (by: 1 | -1) => {
      const all = [...(paper.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
      if (all.length === 0) return;
      const now = all.findIndex((one) => one === at.current);
      const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length];
      at.current = next ?? null;
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'center' });
    },
    [paper],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea')) return;
      const by = { n: 1, j: 1, p: -1, k: -1 }[event.key.toLowerCase()];
      if (by === 1 || by === -1) go(by);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  return go;
}
