import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import {
  Copy,
  CopyPlus,
  Ellipsis,
  ExternalLink,
  FolderInput,
  GitFork,
  HardDriveDownload,
  History,
  Keyboard,
  ListChecks,
  ListTree,
  Lock,
  MessageSquare,
  MessageSquareDiff,
  MonitorUp,
  PencilLine,
  Presentation,
  Save,
  Send,
  Star,
  Trash2,
  UserPlus,
  Users,
} from 'lucide-react';
import { call } from '../../api/call.ts';
import { useSession } from '../../api/queries.ts';
import type { Follow } from '../../editor/follow.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuChoice } from '../../ui/Menu.later.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import { useDocumentActions } from '../documents/useDocumentActions.ts';
import { useCommands } from '../palette/commands.ts';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { keepOffline } from '../../sync/thisDevice.ts';
import { useOnDevice } from '../offline/useOnDevice.ts';
import type { PanelName } from './panels/names.ts';
import type { SheetName } from './sheets/Sheets.tsx';
import type { WritingMode } from './suggest/useMode.ts';
import { copyText } from './copyText.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const OwnerSheet = lazy(inTheEnd(() => import('../documents/OwnerSheet.later.tsx')));

export interface DocumentMenuProps {
  readonly answer: DocumentAnswer;
  /** Whether this device keeps it. */
  readonly kept: boolean;
  readonly follow: Follow | undefined;
  readonly setPanel: (name: PanelName | undefined) => void;
  readonly setSheet: (name: SheetName) => void;
  readonly mode: WritingMode;
  /** Whether its button was pressed before this was there. */
  readonly startsOpen: boolean;
}

/** What else can be done with a document; what may not be done isn't offered. */
export function DocumentMenu(props: DocumentMenuProps) {
  const { answer, kept, follow, setPanel, setSheet, mode, startsOpen } = props;
  const [isOpen, setOpen] = useState(startsOpen);
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const { document, may, source } = answer;
  const session = useSession().data?.me;
  const isGuest = session?.guest !== undefined;
  const userId = session?.id;
  const isKept = useOnDevice(userId).some(({ id, wanted }) => id === document.id && wanted);

  const keep = (wanted: boolean) => {
    if (userId === undefined) return;
    if (wanted && !kept) return showToast({ message: t('offline.keep.failed') });
    const done = keepOffline(userId, document.id, wanted);
    const words = wanted ? 'offline.keep.done' : 'offline.keep.stopped';
    showToast({
      message: t(done ? words : 'offline.keep.failed'),
      undo: () => keepOffline(userId, document.id, !wanted),
    });
  };
  const actions = useDocumentActions();
  const [choosing, setChoosing] = useState<'move' | 'duplicate'>();

  const copyLink = async () => {
    const link = `${location.origin}/d/${document.id}`;
    const copied = await copyText(link);
    showToast({ message: copied ? t('doc.menu.linkCopied') : t('doc.menu.copyFailed', { link }) });
  };
  const remove = async () => {
    const params = { document: document.id };
    try {
      await call('removeDocument', { params });
      showToast({
        message: t('doc.menu.removed'),
        undo: () => {
          call('putBackDocument', { params }).then(
            () => navigate({ to: `/d/${document.id}` } as never),
            (error: Error) => showToast({ message: say(error) }),
          );
        },
      });
      await navigate({ to: '/home' } as never);
    } catch (error) {
      showToast({ message: say(error as Error) });
    }
  };

  const choices: (MenuChoice | false | undefined)[] = [
    {
      id: 'checks',
      text: t('doc.menu.checks'),
      icon: <ListChecks aria-hidden />,
      onAction: () => setPanel('checks'),
    },
    {
      id: 'comments',
      text: t('doc.menu.comments'),
      icon: <MessageSquare aria-hidden />,
      onAction: () => setPanel('comments'),
    },
    {
      id: 'history',
      text: t('doc.menu.history'),
      icon: <History aria-hidden />,
      onAction: () => setPanel('history'),
    },
    {
      id: 'people',
      text: t('doc.menu.people'),
      icon: <Users aria-hidden />,
      onAction: () => setPanel('people'),
    },
    {
      id: 'suggestions',
      text: t('suggest.title'),
      icon: <MessageSquareDiff aria-hidden />,
      onAction: () => setPanel('suggestions'),
    },
    mode.maySwitch && {
      id: 'mode',
      text: t(mode.isSuggesting ? 'suggest.mode.stop' : 'suggest.start'),
      icon: <PencilLine aria-hidden />,
      onAction: () => mode.set(mode.isSuggesting ? 'editing' : 'suggesting'),
    },
    {
      id: 'outline',
      text: t('presence.menu.outline'),
      icon: <ListTree aria-hidden />,
      onAction: () => setPanel('outline'),
    },
    isGuest && {
      id: 'keep',
      text: t('join.keep.title'),
      icon: <UserPlus aria-hidden />,
      onAction: () => setPanel('people'),
    },
    source && {
      id: 'source',
      text: t('doc.menu.source'),
      icon: <GitFork aria-hidden />,
      onAction: () => setPanel('source'),
    },
    may.present &&
      follow && {
        id: 'present',
        text: t('presence.menu.present'),
        icon: <Presentation aria-hidden />,
        separated: true,
        onAction: () => follow.present(),
      },
    {
      id: 'projector',
      text: t('presence.menu.projector'),
      icon: <MonitorUp aria-hidden />,
      separated: !may.present || !follow,
      onAction: () => {
        void navigate({ to: `/d/${document.id}/present` } as never);
      },
    },
    may.nameVersion && {
      id: 'name',
      text: t('doc.menu.nameVersion'),
      icon: <Save aria-hidden />,
      separated: true,
      onAction: () => setSheet('name'),
    },
    may.publish && {
      id: 'publish',
      text: t('doc.publish'),
      icon: <Send aria-hidden />,
      separated: !may.nameVersion,
      onAction: () => setSheet('publish'),
    },
    may.freeze && {
      id: 'lock',
      text: t('doc.menu.lock'),
      icon: <Lock aria-hidden />,
      onAction: () => setSheet('lock'),
    },
    document.published && {
      id: 'public',
      text: t('doc.menu.openPublished'),
      icon: <ExternalLink aria-hidden />,
      separated: true,
      onAction: () => location.assign(`/p/${document.id}`),
    },
    may.fork &&
      document.published && {
        id: 'use',
        text: t('doc.menu.use'),
        icon: <GitFork aria-hidden />,
        onAction: () => {
          void navigate({ to: `/use/${document.id}/${document.published?.n ?? 1}` } as never);
        },
      },
    {
      id: 'copy',
      text: t('doc.menu.copyLink'),
      icon: <Copy aria-hidden />,
      separated: true,
      onAction: () => {
        void copyLink();
      },
    },
    userId !== undefined && {
      id: 'offline',
      text: t(isKept ? 'offline.keep.stop' : 'offline.keep'),
      icon: <HardDriveDownload aria-hidden />,
      onAction: () => keep(!isKept),
    },
    {
      id: 'keys',
      text: t('doc.menu.keys'),
      icon: <Keyboard aria-hidden />,
      onAction: () => setSheet('keys'),
    },
    {
      id: 'star',
      text: t(document.starred ? 'docs.unstarThis' : 'docs.starThis'),
      icon: <Star aria-hidden />,
      separated: true,
      onAction: () => actions.toggleStar(document),
    },
    {
      id: 'duplicate',
      text: t('docs.duplicate'),
      icon: <CopyPlus aria-hidden />,
      onAction: () => (document.may?.duplicate ? actions.duplicate(document) : setChoosing('duplicate')),
    },
    may.move && {
      id: 'move',
      text: t('docs.move'),
      icon: <FolderInput aria-hidden />,
      onAction: () => setChoosing('move'),
    },
    may.remove && {
      id: 'remove',
      text: t('doc.menu.remove'),
      icon: <Trash2 aria-hidden />,
      danger: true,
      onAction: () => {
        void remove();
      },
    },
  ];

  const offered = choices.filter((choice): choice is MenuChoice => Boolean(choice));
  useCommands(offered.map(({ id, text, onAction }) => ({ id, text, run: onAction })));

  return (
    <>
      <Menu
        isOpen={isOpen}
        onOpenChange={setOpen}
        label={t('doc.menu')}
        trigger={
          <IconButton label={t('doc.menu')}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
        choices={offered}
      />
      {choosing ? (
        <Suspense>
          <OwnerSheet
            document={document}
            what={choosing}
            onClose={() => setChoosing(undefined)}
            onChoose={(owner) => {
              if (choosing === 'move') actions.move(document, owner);
              else actions.duplicate(document, owner);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
