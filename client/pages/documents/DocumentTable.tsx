import { Copy, Ellipsis, FolderInput, PencilLine, Star, Trash2 } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react';
import { useDates } from '../../ui/dates.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import type { MenuChoice } from '../../ui/Menu.later.tsx';
import { documentChip, StateChip } from '../../ui/StateChip.tsx';
import table from '../../ui/table.module.css';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDocumentTitle, useKindName } from '../documentTitle.ts';
import css from './DocumentsPage.module.css';
import { TitleCell } from './TitleCell.tsx';
import { type Summary, useDocumentActions } from './useDocumentActions.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const OwnerSheet = lazy(inTheEnd(() => import('./OwnerSheet.later.tsx')));

interface Choosing {
  readonly document: Summary;
  readonly what: 'move' | 'duplicate';
}

/** A row each: opened by its title, starred, renamed in place, and everything else in its menu. */
export function DocumentTable({ documents }: { readonly documents: readonly Summary[] }) {
  const t = useText();
  const actions = useDocumentActions();
  const body = useRef<HTMLTableSectionElement>(null);
  const [renaming, setRenaming] = useState<string>();
  const [choosing, setChoosing] = useState<Choosing>();

  const linkAt = (index: number) =>
    body.current?.querySelectorAll<HTMLElement>('tr')[index]?.querySelector<HTMLElement>('[data-row-link]');
  const endRenaming = (index: number) => {
    setRenaming(undefined);
    requestAnimationFrame(() => linkAt(index)?.focus());
  };
  const onKeyDown = (document: Summary, index: number, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement && event.target.hasAttribute('data-row-link'))) return;
    const done = () => event.preventDefault();
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        done();
        linkAt(index + (event.key === 'ArrowDown' ? 1 : -1))?.focus();
        return;
      case 'F2':
        done();
        if (document.may?.write) setRenaming(document.id);
        return;
      case 'Delete':
        if (!document.may?.remove) return;
        done();
        actions.remove(document);
        (linkAt(index + 1) ?? linkAt(index - 1))?.focus();
        return;
      case 's':
        done();
        actions.toggleStar(document);
    }
  };

  return (
    <>
      <VisuallyHidden>
        <span id="documents-keys">{t('docs.keys')}</span>
      </VisuallyHidden>
      <table className={`${table.table} ${css.table}`} aria-describedby="documents-keys">
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('docs.starred')}</VisuallyHidden>
            </th>
            <th scope="col">{t('shell.docs.column.title')}</th>
            <th scope="col" className={css.minor}>
              {t('shell.docs.column.kind')}
            </th>
            <th scope="col" className={css.state}>
              {t('shell.docs.column.state')}
            </th>
            <th scope="col" className={css.state}>
              {t('shell.docs.column.updated')}
            </th>
            <th scope="col" className={css.minor}>
              {t('shell.docs.column.owner')}
            </th>
            <th scope="col">
              <VisuallyHidden>{t('shell.docs.column.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {documents.map((document, index) => (
            // Keys pressed on the row's link act on the row.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <tr key={document.id} onKeyDown={(event) => onKeyDown(document, index, event)}>
              <td className={css.star}>
                <StarButton document={document} onPress={() => actions.toggleStar(document)} />
              </td>
              <TitleCell
                document={document}
                isRenaming={renaming === document.id}
                onRename={(to) => actions.rename(document, to)}
                onEnd={() => endRenaming(index)}
              />
              <Facts document={document} />
              <td className={css.actions}>
                <RowMenu
                  document={document}
                  actions={actions}
                  onRename={() => setRenaming(document.id)}
                  onChoose={(what) => setChoosing({ document, what })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {choosing ? (
        <Suspense>
          <OwnerSheet
            {...choosing}
            onClose={() => setChoosing(undefined)}
            onChoose={(owner) => {
              if (choosing.what === 'move') actions.move(choosing.document, owner);
              else actions.duplicate(choosing.document, owner);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

export function StarButton({
  document,
  onPress,
}: {
  readonly document: Summary;
  readonly onPress: () => void;
}) {
  const t = useText();
  const title = useDocumentTitle()(document);
  return (
    <IconButton
      label={t(document.starred ? 'docs.unstar' : 'docs.star', { title })}
      placement="right"
      onPress={onPress}
    >
      <Star aria-hidden {...(document.starred ? { className: css.isStarred } : {})} />
    </IconButton>
  );
}

function Facts({ document }: { readonly document: Summary }) {
  const dates = useDates();
  const kind = useKindName();
  return (
    <>
      <td className={css.minor}>{kind(document.kind)}</td>
      <td className={css.state}>
        <StateChip {...documentChip(document)} />
      </td>
      <td className={css.state}>
        <time dateTime={new Date(document.updatedAt).toISOString()}>{dates.moment(document.updatedAt)}</time>
      </td>
      <td className={css.minor}>{document.owner.name}</td>
    </>
  );
}

function RowMenu({
  document,
  actions,
  onRename,
  onChoose,
}: {
  readonly document: Summary;
  readonly actions: ReturnType<typeof useDocumentActions>;
  readonly onRename: () => void;
  readonly onChoose: (what: Choosing['what']) => void;
}) {
  const t = useText();
  const label = t('docs.actions', { title: useDocumentTitle()(document) });
  const { may } = document;
  const choices: (MenuChoice | false | undefined)[] = [
    may?.write && {
      id: 'rename',
      text: t('docs.rename'),
      icon: <PencilLine aria-hidden />,
      onAction: onRename,
    },
    {
      id: 'duplicate',
      text: t('docs.duplicate'),
      icon: <Copy aria-hidden />,
      onAction: () => (may?.duplicate ? actions.duplicate(document) : onChoose('duplicate')),
    },
    may?.move && {
      id: 'move',
      text: t('docs.move'),
      icon: <FolderInput aria-hidden />,
      onAction: () => onChoose('move'),
    },
    may?.remove && {
      id: 'remove',
      text: t('docs.toTrash'),
      icon: <Trash2 aria-hidden />,
      danger: true,
      onAction: () => actions.remove(document),
    },
  ];
  return (
    <LazyMenu
      label={label}
      trigger={
        <IconButton label={label} placement="left">
          <Ellipsis aria-hidden />
        </IconButton>
      }
      choices={choices.filter((choice): choice is MenuChoice => Boolean(choice))}
    />
  );
}
