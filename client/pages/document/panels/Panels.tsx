import { lazy, memo, Suspense, useEffect, useRef } from 'react';
import type { Check } from '../../../../shared/kinds/kind.ts';
import { CommentsPanel } from '../../../editor/comments/index.tsx';
import type { Talk } from '../../../editor/comments/talk.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import type { SheetName } from '../sheets/Sheets.tsx';
import Outline from '../outline/Outline.later.tsx';
import type { Opener } from '../useOpener.ts';
import { placeOf } from '../placeOf.ts';
import { CheckList } from './CheckList.tsx';
import { HistoryList } from './HistoryList.tsx';
import type { PanelName } from './names.ts';
import { PeopleList } from './PeopleList.tsx';
import css from './panels.module.css';
import { SourceFacts } from './SourceFacts.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';

const SuggestionsList = lazy(inTheEnd(() => import('../suggest/SuggestionsList.later.tsx')));

interface Props {
  readonly name: PanelName | undefined;
  readonly answer: DocumentAnswer;
  readonly checks: readonly Check[];
  readonly talk: Talk;
  readonly opener: Opener;
  readonly setPanel: (name: PanelName | undefined) => void;
  readonly setSheet: (name: SheetName) => void;
}

/** One panel at a time, openable by link. */
export const Panels = memo(function Panels({
  name,
  answer,
  checks,
  talk,
  opener,
  setPanel,
  setSheet,
}: Props) {
  const t = useText();
  const { places } = useOpenDocument();
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!name || !opener.isKnown()) return undefined;
    // After a menu that opened it has given the focus back.
    const timer = setTimeout(() => {
      const aside = side.current?.querySelector('aside');
      // What is inside may have taken it already.
      if (!aside?.contains(document.activeElement)) aside?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [name, opener]);
  if (!name || (name === 'source' && !answer.source)) return null;
  const leave = () => {
    if (!matchMedia('(min-width: 1024px)').matches) setPanel(undefined);
  };
  const go = (address: string) => {
    leave();
    void places.go(address);
  };
  return (
    <div ref={side} className={css.side}>
      <Panel
        title={t(name === 'suggestions' ? 'suggest.title' : `doc.${name}.title`)}
        onClose={() => setPanel(undefined)}
      >
        {name === 'checks' ? <CheckList checks={checks} go={go} /> : null}
        {name === 'comments' ? (
          <Suspense fallback={<Skeleton lines={5} />}>
            <CommentsPanel
              talk={talk}
              mayComment={answer.may.comment}
              isFrozen={answer.document.state !== 'live'}
              onGo={leave}
            />
          </Suspense>
        ) : null}
        {name === 'history' ? <HistoryList answer={answer} setSheet={setSheet} /> : null}
        {name === 'source' && answer.source ? <SourceFacts source={answer.source} /> : null}
        {name === 'people' ? <PeopleList answer={answer} go={go} /> : null}
        {name === 'outline' ? <Outline onGone={leave} /> : null}
        {name === 'suggestions' ? (
          <Suspense fallback={<Skeleton lines={6} />}>
            <SuggestionsList answer={answer} go={go} placeOf={placeOf} />
          </Suspense>
        ) : null}
      </Panel>
    </div>
  );
});
