import { useParams } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { areaOf } from '../../../../shared/i18n/areas.ts';
import type { LiveKind } from '../../../../shared/kinds/kind.ts';
import { useAnswer, useSession } from '../../../api/queries.ts';
import { OpenDocumentProvider } from '../../../editor/open.ts';
import { fetchScreen, screenOf, useKind } from '../../../kinds/index.tsx';
import { useLocale, useWords } from '../../../ui/Locale.tsx';
import { usePageTitle } from '../../../ui/Page.tsx';
import { useText } from '../../../ui/text.tsx';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import { Gone } from '../Gone.tsx';
import { Paper } from '../Paper.tsx';
import { PaperSkeleton } from '../PaperSkeleton.tsx';
import { useLive, useOpen } from '../useLive.ts';
import css from './present.module.css';
import { ProjectorBar } from './ProjectorBar.tsx';
import { useTurning } from './useTurning.ts';

/** The document on the wall of a meeting room: large, live, without anything around it, and read only. */
export function PresentPage() {
  const t = useText();
  const { doc } = useParams({ from: '/bare/d/$doc/present' });
  const me = useSession().data?.me;
  const asked = useAnswer('document', { params: { document: doc } });
  const name = asked.data?.document.kind;
  const kind = useKind(name);
  const haveWords = useWords('document', areaOf(name));
  const { setLocale } = useLocale();
  const title = asked.data?.document.title || t('shell.kind.other');
  usePageTitle(haveWords ? t('presence.projector.title', { title }) : title);
  useEffect(() => {
    if (me?.locale) setLocale(me.locale);
  }, [me?.locale, setLocale]);
  if (haveWords && asked.isError && !asked.data) {
    return (
      <main className={css.projector}>
        <Gone />
      </main>
    );
  }
  if (!asked.data || !me || !kind || !haveWords) {
    return (
      <main className={css.projector}>
        <PaperSkeleton />
      </main>
    );
  }
  return <Projector key={doc} answer={asked.data} kind={kind} me={me} />;
}

interface Props {
  readonly answer: DocumentAnswer;
  readonly kind: LiveKind;
  readonly me: { readonly id: string; readonly name: string };
}

function Projector({ answer, kind, me }: Props) {
  const { id } = answer.document;
  const connected = useLive(id, me.id, kind);
  const open = useOpen(connected?.parts, {
    id,
    kind,
    me,
    surroundings: answer.surroundings,
    editable: false,
    suggesting: undefined,
  });
  useEffect(() => fetchScreen(kind.name), [kind.name]);
  useTurning(id, open?.places);
  const views = open?.views;
  const onDrawn = useCallback(() => views?.soon(), [views]);
  const screen = screenOf(kind.name);
  if (!open || !screen) {
    return (
      <main className={css.projector}>
        <PaperSkeleton />
      </main>
    );
  }
  return (
    <OpenDocumentProvider value={open}>
      <main ref={(element) => open.places.attach(element)} className={css.projector} data-kind={kind.name}>
        <Paper screen={screen} onDrawn={onDrawn} />
      </main>
      <ProjectorBar />
    </OpenDocumentProvider>
  );
}
