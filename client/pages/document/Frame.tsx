import { Link } from '@tanstack/react-router';
import { CircleAlert, ListChecks } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Check } from '../../../shared/kinds/kind.ts';
import type { OpenDocument } from '../../editor/open.ts';
import { useWords } from '../../editor/values.ts';
import { nameOnDevice } from '../../sync/onDevice.ts';
import type { LiveState } from '../../sync/state.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { SaveLight } from '../../ui/SaveLight.tsx';
import { documentChip, StateChip } from '../../ui/StateChip.tsx';
import { useText } from '../../ui/text.tsx';
import { useSpokenLight } from './useSpokenLight.ts';
import { CommentsButton } from './CommentsButton.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import css from './document.module.css';
import { DocumentMenu } from './DocumentMenu.tsx';
import { Faces } from './Faces.tsx';
import type { PanelName } from './panels/names.ts';
import type { SheetName } from './sheets/Sheets.tsx';
import { Mode } from './suggest/Mode.tsx';
import type { WritingMode } from './suggest/useMode.ts';
import { useLight } from './useLight.ts';

interface Props {
  readonly answer: DocumentAnswer;
  readonly state: LiveState;
  /** Whether this device keeps it. */
  readonly kept: boolean;
  /** What is being written, where that is not the document itself but what one suggests. */
  readonly saving: LiveState | undefined;
  /** Whether the words of the document are on screen. */
  readonly drawn: boolean;
  readonly checks: readonly Check[];
  readonly open: OpenDocument | undefined;
  readonly panel: PanelName | undefined;
  readonly setPanel: (name: PanelName | undefined) => void;
  readonly setSheet: (name: SheetName) => void;
  /** How one writes here: in the document, or only as suggestions. */
  readonly mode: WritingMode;
  readonly children: ReactNode;
}

/** The 48 px above the paper: what it is called, where it stands, whether it is saved, who is here, what is next. */
export function Frame(props: Props) {
  const { answer, state, saving, kept, drawn, checks, open, panel, setPanel, setSheet, mode, children } =
    props;
  const t = useText();
  const { document, surroundings } = answer;
  const light = useLight(saving ?? state, drawn);
  useSpokenLight(light);
  const network = surroundings.network;
  const title = document.title || t('doc.untitled');

  return (
    <Page
      title={title}
      heading={<h1 className={css.name}>{open ? <LiveTitle before={title} open={open} /> : title}</h1>}
      above={
        network ? (
          <Link to="/n/$net" params={{ net: network.id }}>
            {network.name}
          </Link>
        ) : undefined
      }
      chip={
        <span className={css.roomy}>
          <StateChip {...documentChip(document)} />
        </span>
      }
      light={light ? <SaveLight state={light} quiet /> : undefined}
      faces={open ? <Faces onMore={() => setPanel('people')} /> : undefined}
      width="full"
      actions={
        <>
          {open?.editable ? (
            <Button
              variant="quiet"
              icon={
                checks.some((check) => check.level === 'error') ? (
                  <CircleAlert aria-hidden />
                ) : (
                  <ListChecks aria-hidden />
                )
              }
              aria-expanded={panel === 'checks'}
              aria-label={t('doc.checks.button', { count: checks.length })}
              onPress={() => setPanel(panel === 'checks' ? undefined : 'checks')}
            >
              {checks.length > 0 ? checks.length : null}
            </Button>
          ) : null}
          {open ? <Mode mode={mode} panel={panel} setPanel={setPanel} /> : null}
          {open ? (
            <CommentsButton
              documentId={document.id}
              isOpen={panel === 'comments'}
              onPress={() => setPanel(panel === 'comments' ? undefined : 'comments')}
            />
          ) : null}
          <Primary {...props} />
          <DocumentMenu
            answer={answer}
            kept={kept}
            follow={open?.follow}
            setPanel={setPanel}
            setSheet={setSheet}
            mode={mode}
          />
        </>
      }
    >
      {children}
    </Page>
  );
}

/** The one next step. */
function Primary({ answer, panel, setPanel, setSheet }: Props) {
  const t = useText();
  const { document, may, cycle } = answer;
  if (document.state === 'frozen' && document.published) {
    return (
      <a className={buttonClass('primary')} href={`/p/${document.id}`}>
        {t('doc.seal.open')}
      </a>
    );
  }
  const isDue = cycle && ['decide', 'ended', 'published'].includes(cycle.phase);
  if (may.publish && isDue) {
    return (
      <Button variant="primary" onPress={() => setSheet('publish')}>
        {t('doc.publish')}
      </Button>
    );
  }
  return (
    <Button variant="primary" onPress={() => setPanel(panel === 'people' ? undefined : 'people')}>
      {t('doc.share')}
    </Button>
  );
}

function LiveTitle({ before, open }: { readonly before: string; readonly open: OpenDocument }) {
  const t = useText();
  const words = useWords('title', 'line');
  const title = words || t('doc.untitled');
  useEffect(() => {
    document.title = `${title} · Second Draft`;
  }, [title]);
  const { id, kind, me } = open;
  useEffect(() => {
    nameOnDevice(localStorage, me.id, id, { kind: kind.name, title: words });
  }, [me.id, id, kind.name, words]);
  return words || before;
}
