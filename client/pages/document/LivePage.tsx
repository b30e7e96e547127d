import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { LiveKind } from '../../../shared/kinds/kind.ts';
import { askAnew } from '../../api/queries.ts';
import { CommentLayer } from '../../editor/comments/index.tsx';
import { Talk } from '../../editor/comments/talk.ts';
import { OpenDocumentProvider } from '../../editor/open.ts';
import { Toolbar } from '../../editor/Toolbar.tsx';
import { Selecting } from '../../editor/selection/Selecting.tsx';
import { fetchScreen, screenOf } from '../../kinds/index.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { Banners } from './Banners.tsx';
import css from './document.module.css';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { Frame } from './Frame.tsx';
import { Announcements, fetchLater, Panels, Sheets } from './later.ts';
import { OutlineBeside } from './outline/OutlineBeside.tsx';
import { Paper } from './Paper.tsx';
import { PaperSkeleton } from './PaperSkeleton.tsx';
import { type PanelName, panelNamed } from './panels/names.ts';
import { Stage } from './present/Stage.tsx';
import type { SheetName } from './sheets/Sheets.tsx';
import { useListed } from './suggest/useListed.ts';
import { useMode } from './suggest/useMode.ts';
import { useSuggesting } from './suggest/useSuggesting.ts';
import { useChecks } from './useChecks.ts';
import { useKeys } from './useKeys.ts';
import { useOpener } from './useOpener.ts';
import { useLeaveWarning, useLive, useOpen } from './useLive.ts';

/** Of the demonstration alone. */
const SuggestBanner = lazy(
  inTheEnd(async () => ({ default: (await import('./suggest/SuggestBanner.later.tsx')).SuggestBanner })),
);
const Guide = lazy(inTheEnd(() => import('./Guide.later.tsx')));

interface Props {
  readonly answer: DocumentAnswer;
  readonly kind: LiveKind;
  readonly me: { readonly id: string; readonly name: string };
  readonly demo: Answer<'session'>['demo'];
  readonly panel: string | undefined;
  readonly at: string | undefined;
  readonly thread: string | undefined;
}

/** The frame, the paper and one panel of a document that may be read. */
export function LivePage({ answer, kind, me, demo, panel, at, thread }: Props) {
  const { document } = answer;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const connected = useLive(document.id, me.id, kind);
  const live = connected?.live;
  const snapshot = connected?.snapshot;
  const state = snapshot?.state ?? { type: 'loading' as const };
  const mayWrite = state.type === 'live' || (state.type === 'offline' && answer.may.write);
  const mode = useMode(answer, mayWrite);
  const suggest = useSuggesting(mode.isSuggesting, state.type === 'frozen' || document.state === 'frozen', {
    documentId: document.id,
    userId: me.id,
    kind,
    shared: connected?.parts?.ydoc,
  });
  const editable = mayWrite && !mode.isSuggesting;
  const open = useOpen(connected?.parts, {
    id: document.id,
    kind,
    me,
    surroundings: answer.surroundings,
    editable,
    locks: kind.locks?.(answer.locks) ?? [],
    suggesting: mode.isSuggesting ? suggest?.suggesting : undefined,
  });
  useListed(open, live, document.id, state.type);
  const checks = useChecks(open);
  const [drawn, setDrawn] = useState(false);
  const views = open?.views;
  const onDrawn = useCallback(() => {
    setDrawn(true);
    fetchLater();
    views?.soon();
  }, [views]);
  useEffect(() => fetchScreen(document.kind), [document.kind]);
  const [sheet, showSheet] = useState<SheetName>();
  const opener = useOpener();
  const [talk] = useState(() => new Talk(document.id, me.id));
  const setSheet = useCallback(
    (name: SheetName) => {
      opener.note();
      showSheet(name);
    },
    [opener],
  );
  const closeSheet = useCallback(() => {
    showSheet(undefined);
    opener.back();
  }, [opener]);
  const shown = panelNamed(panel);
  useLeaveWarning((snapshot?.unsaved ?? false) || (suggest?.snapshot.unsaved ?? false));
  useKeys(open, () => setSheet('keys'));

  // What may be done changes with the state of the document, and the server's answer says what.
  const kindOfState = state.type;
  const lastState = useRef(kindOfState);
  useEffect(() => {
    if (lastState.current !== kindOfState) {
      // What was said meanwhile was not heard of, nor how far scoring has come.
      askAnew(queries, 'document', 'threads', 'scoring');
    }
    lastState.current = kindOfState;
  }, [kindOfState, queries]);

  useEffect(
    () =>
      live?.onNotice(({ type }) => {
        if (type === 'scoring') askAnew(queries, 'scoring', 'document');
        if (type === 'threads') askAnew(queries, 'threads', 'waiting');
      }),
    [live, queries],
  );
  useEffect(() => {
    if (thread) talk.show(thread);
  }, [thread, talk]);

  // Once: a connection that comes back must not move the caret.
  const went = useRef<string>(undefined);
  useEffect(() => {
    if (!open || at === went.current) return;
    went.current = at;
    if (at) void open.places.go(at);
  }, [open, at]);

  const setPanel = useCallback(
    (name: PanelName | undefined) => {
      if (name) opener.note();
      else opener.back();
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          panel: name,
          at: undefined,
          thread: undefined,
        }),
        replace: true,
      } as never);
    },
    [navigate, opener],
  );

  const openComments = useCallback(() => setPanel('comments'), [setPanel]);

  const screen = screenOf(document.kind);
  const frame = {
    answer,
    state,
    kept: snapshot?.kept ?? false,
    saving: mode.isSuggesting ? suggest?.snapshot.state : undefined,
    drawn: drawn && open !== undefined,
    checks,
    open,
    setPanel,
    setSheet,
    mode,
  };
  return open && screen ? (
    <OpenDocumentProvider value={open}>
      <Frame {...frame} panel={shown}>
        <div className={css.desk}>
          {editable || open.suggesting ? <Toolbar /> : null}
          <Selecting />
          <OutlineBeside />
          <Stage />
          {mode.isSuggesting || suggest ? (
            <Suspense>
              <SuggestBanner mode={mode} suggest={suggest} />
            </Suspense>
          ) : null}
          <Banners
            answer={answer}
            state={state}
            suggesting={mode.isSuggesting}
            late={snapshot?.lateEdits}
            live={live}
            setSheet={setSheet}
          />
          {demo && document.kind === 'memo' ? (
            <Suspense>
              <Guide demo={demo} checks={checks} published={document.published !== undefined} />
            </Suspense>
          ) : null}
          <div
            ref={(element) => open.places.attach(element)}
            className={css.paper}
            data-editable={editable}
            data-kind={document.kind}
          >
            <Paper screen={screen} onDrawn={onDrawn} />
          </div>
          {drawn ? (
            <Suspense>
              <CommentLayer
                talk={talk}
                mayComment={answer.may.comment}
                isOpen={shown === 'comments'}
                open={openComments}
              />
            </Suspense>
          ) : null}
        </div>
        {shown ? (
          <Suspense>
            <Panels
              name={shown}
              answer={answer}
              checks={checks}
              talk={talk}
              opener={opener}
              setPanel={setPanel}
              setSheet={setSheet}
            />
          </Suspense>
        ) : null}
      </Frame>
      {drawn ? (
        <Suspense>
          <Announcements />
        </Suspense>
      ) : null}
      {sheet ? (
        <Suspense>
          <Sheets
            name={sheet}
            answer={answer}
            onClose={closeSheet}
            places={open.places}
            setPanel={setPanel}
          />
        </Suspense>
      ) : null}
    </OpenDocumentProvider>
  ) : (
    <Frame {...frame} panel={shown}>
      <div className={css.desk}>
        <Banners
          answer={answer}
          state={state}
          suggesting={false}
          late={undefined}
          live={live}
          setSheet={setSheet}
        />
        {state.type === 'loading' ? <PaperSkeleton /> : null}
      </div>
    </Frame>
  );
}
