import { Circle, CircleCheck } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
export default memo(function Guide({ demo, checks, published }: Props) {
  const t = useText();
  const { me, id } = useOpenDocument();
  const done = useDone(checks, published);
  const [beside, frame] = useRoomBeside();
  const other = demo.people.find((person) => person.name !== me.name);
  return (
    <details ref={frame} className={css.guide} data-beside={beside} open={beside}>
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
});

/** The paper, and this beside it with some air; as in the style sheet. */
const roomNeeded = 808 + 2 * 240;

/** Whether there is room beside the paper: the rail and the panels take some of it. */
function useRoomBeside() {
  const [beside, setBeside] = useState(false);
  const frame = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    const desk = frame.current?.parentElement;
    if (!desk) return undefined;
    const look = () => setBeside(desk.clientWidth >= roomNeeded);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(desk);
    return () => observer.disconnect();
  }, []);
  return [beside, frame] as const;
}

function useDone(checks: readonly Check[], published: boolean): ReadonlySet<Step> {
  const { id, ydoc, me, others: presence } = useOpenDocument();
  const others = useOthers();
  const rows = useRows('evidence').length;
  const [done, setDone] = useState<ReadonlySet<Step>>(() => remembered(id));
  const [firstRows] = useState(rows);
  const [mostChecks, setMostChecks] = useState(checks.length);
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

  if (checks.length > mostChecks) setMostChecks(checks.length);
  const happened: Readonly<Record<Step, boolean>> = {
    beside: others.some(({ user }) => user.id !== me.id),
    typed: false,
    row: rows > firstRows,
    check: checks.length < mostChecks,
    published,
  };
  const fresh = steps.filter((step) => happened[step] && !done.has(step));
  if (fresh.length > 0) setDone(new Set([...done, ...fresh]));
  useEffect(() => sessionStorage.setItem(keyOf(id), [...done].join(' ')), [id, done]);
  return done;
}

const keyOf = (documentId: string) => `guide:${documentId}`;

/** What was done before this tab was loaded again. */
function remembered(documentId: string): ReadonlySet<Step> {
  const words = (sessionStorage.getItem(keyOf(documentId)) ?? '').split(' ');
  return new Set(steps.filter((step) => words.includes(step)));
}

function sectionOf(address: string): string {
  return address.split('/')[0] ?? address;
}
