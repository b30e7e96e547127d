import { useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import {
  Copy,
  Ellipsis,
  ExternalLink,
  GitFork,
  History,
  Keyboard,
  ListChecks,
  Lock,
  MessageSquare,
  Save,
  Send,
  Trash2,
  Users,
} from 'lucide-react';
import { call } from '../../api/call.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuChoice } from '../../ui/Menu.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import type { PanelName } from './panels/Panels.tsx';
import type { SheetName } from './sheets/Sheets.tsx';
import { copyText } from './copyText.ts';

interface Props {
  readonly answer: DocumentAnswer;
  readonly setPanel: (name: PanelName | undefined) => void;
  readonly setSheet: (name: SheetName) => void;
}

/** What else can be done with a document; what may not be done isn't offered. */
export const DocumentMenu = memo(function DocumentMenu({ answer, setPanel, setSheet }: Props) {
  const t = useText();
  const say = useErrorWords();
  const navigate = useNavigate();
  const { document, may, source } = answer;

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
    source && {
      id: 'source',
      text: t('doc.menu.source'),
      icon: <GitFork aria-hidden />,
      onAction: () => setPanel('source'),
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
    {
      id: 'keys',
      text: t('doc.menu.keys'),
      icon: <Keyboard aria-hidden />,
      onAction: () => setSheet('keys'),
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

  return (
    <Menu
      label={t('doc.menu')}
      trigger={
        <IconButton label={t('doc.menu')}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
      choices={choices.filter((choice): choice is MenuChoice => Boolean(choice))}
    />
  );
});
