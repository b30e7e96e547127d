import { Circle, CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Transaction } from 'yjs';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Check } from '../../../shared/kinds/kind.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { useOthers } from '../../editor/presence.ts';
import { useRows } from '../../editor/values.ts';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import css from './document.module.css';

interface Props {
  readonly demo: NonNullable<Answer<'session'>['demo']>;
  readonly checks: readonly Check[];
  readonly published: boolean;
}

type Step = 'beside' | 'typed' | 'row' | 'check' | 'published';
const steps: readonly Step[] = ['beside', 'typed', 'row', 'check', 'published'];

/** In the demonstration: a few things to try, ticked by what really happens. */
export function Guide({ demo, checks, published }: Props) {
  const t = useText();
  const { me, id } = useOpenDocument();
  const done = useDone(checks, published);
  const [wide] = useState(() => matchMedia('(min-width: 1280px)').matches);
  const other = demo.people.find((person) => person.name !== me.name);
  return (
    <details className={css.guide} open={wide}>
      <summary>
        {t('doc.demo.title')}
        <span>{t('doc.demo.progress', { done: done.size, all: steps.length })}</span>
      </summary>
      <ul className={css.steps}>
        {steps.map((step) => (
          <li key={step} className={css.step} data-done={done.has(step)}>
            {done.has(step) ? <CircleCheck aria-hidden /> : <Circle aria-hidden />}
            {step === 'beside' && other ? (
              <a href={new URL(`/d/${id}`, other.url).href} target="_blank" rel="noreferrer">
                {t('doc.demo.beside')} ({other.name}, {other.organisation})
              </a>
            ) : (
              <span>{t(`doc.demo.${step}`)}</span>
            )}
            {done.has(step) ? <VisuallyHidden>{t('doc.demo.done')}</VisuallyHidden> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function useDone(checks: readonly Check[], published: boolean): ReadonlySet<Step> {
  const { ydoc, others: presence } = useOpenDocument();
  const others = useOthers();
  const rows = useRows('evidence').length;
  const [done, setDone] = useState<ReadonlySet<Step>>(new Set());
  const firstRows = useRef(rows);
  const mostChecks = useRef(0);
  const wrote = useRef({ mine: new Set<string>(), theirs: new Set<string>() });

  useEffect(() => {
    const seen = (transaction: Transaction) => {
      if (transaction.changed.size === 0) return;
      if (transaction.local && presence.here) wrote.current.mine.add(sectionOf(presence.here));
      if (!transaction.local) {
        for (const { field } of presence.all()) if (field) wrote.current.theirs.add(sectionOf(field));
      }
      const together = [...wrote.current.mine].some((section) => wrote.current.theirs.has(section));
      if (together) setDone((before) => (before.has('typed') ? before : new Set([...before, 'typed'])));
    };
    ydoc.on('afterTransaction', seen);
    return () => ydoc.off('afterTransaction', seen);
  }, [ydoc, presence]);

  useEffect(() => {
    const now: Step[] = [];
    if (others.length > 0) now.push('beside');
    if (rows > firstRows.current) now.push('row');
    if (checks.length < mostChecks.current) now.push('check');
    if (published) now.push('published');
    mostChecks.current = Math.max(mostChecks.current, checks.length);
    if (now.length > 0) {
      setDone((before) => (now.every((step) => before.has(step)) ? before : new Set([...before, ...now])));
    }
  }, [others.length, rows, checks.length, published]);

  return done;
}

function sectionOf(address: string): string {
  return address.split('/')[0] ?? address;
}
