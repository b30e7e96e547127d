import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Kind } from '../../../shared/kinds/kind.ts';
import { OpenDocumentProvider } from '../../editor/open.ts';
import { Toolbar } from '../../editor/Toolbar.tsx';
import { Selecting } from '../../editor/selection/Selecting.tsx';
import { fetchScreen, screenOf } from '../../kinds/index.tsx';
import { Banners } from './Banners.tsx';
import css from './document.module.css';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { Frame } from './Frame.tsx';
import { Guide } from './Guide.tsx';
import { Paper } from './Paper.tsx';
import { PaperSkeleton } from './PaperSkeleton.tsx';
import { Panels, type PanelName, panelNamed } from './panels/Panels.tsx';
import { Sheets, type SheetName } from './sheets/Sheets.tsx';
import { useChecks } from './useChecks.ts';
import { useKeys } from './useKeys.ts';
import { useOpener } from './useOpener.ts';
import { useLeaveWarning, useLive, useOpen } from './useLive.ts';

interface Props {
  readonly answer: DocumentAnswer;
  readonly kind: Kind;
  readonly me: { readonly id: string; readonly name: string };
  readonly demo: Answer<'session'>['demo'];
  readonly panel: string | undefined;
  readonly at: string | undefined;
}

/** The frame, the paper and one panel of a document that may be read. */
export function LivePage({ answer, kind, me, demo, panel, at }: Props) {
  const { document } = answer;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const connected = useLive(document.id, me.id, kind);
  const live = connected?.live;
  const snapshot = connected?.snapshot;
  const state = snapshot?.state ?? { type: 'loading' as const };
  const editable = state.type === 'live' || state.type === 'offline';
  const open = useOpen(connected?.parts, {
    id: document.id,
    kind,
    me,
    surroundings: answer.surroundings,
    editable,
  });
  const checks = useChecks(open);
  const [drawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);
  useEffect(() => fetchScreen(document.kind), [document.kind]);
  const [sheet, showSheet] = useState<SheetName>();
  const opener = useOpener();
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
  useLeaveWarning(snapshot?.unsaved ?? false);
  useKeys(open);

  // What may be done changes with the state of the document, and the server's answer says what.
  const kindOfState = state.type;
  const lastState = useRef(kindOfState);
  useEffect(() => {
    if (lastState.current !== kindOfState) void queries.invalidateQueries({ queryKey: ['document'] });
    lastState.current = kindOfState;
  }, [kindOfState, queries]);

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
        search: (before: Record<string, unknown>) => ({ ...before, panel: name, at: undefined }),
        replace: true,
      } as never);
    },
    [navigate, opener],
  );

  const screen = screenOf(document.kind);
  const frame = { answer, state, drawn: drawn && open !== undefined, checks, open, setPanel, setSheet };
  return open && screen ? (
    <OpenDocumentProvider value={open}>
      <Frame {...frame} panel={shown}>
        <div className={css.desk}>
          {editable ? <Toolbar /> : null}
          <Selecting />
          <Banners answer={answer} state={state} late={snapshot?.lateEdits} live={live} setSheet={setSheet} />
          {demo ? <Guide demo={demo} checks={checks} published={document.published !== undefined} /> : null}
          <div
            ref={(element) => open.places.attach(element)}
            className={css.paper}
            data-editable={editable}
            data-kind={document.kind}
          >
            <Paper screen={screen} onDrawn={onDrawn} />
          </div>
        </div>
        <Panels
          name={shown}
          answer={answer}
          checks={checks}
          opener={opener}
          setPanel={setPanel}
          setSheet={setSheet}
        />
      </Frame>
      <Sheets name={sheet} answer={answer} onClose={closeSheet} places={open.places} />
    </OpenDocumentProvider>
  ) : (
    <Frame {...frame} panel={shown}>
      <div className={css.desk}>
        <Banners answer={answer} state={state} late={undefined} live={live} setSheet={setSheet} />
        {state.type === 'loading' ? <PaperSkeleton /> : null}
      </div>
    </Frame>
  );
}
