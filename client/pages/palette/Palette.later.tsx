import { CornerDownLeft, Search, X } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { Answer } from '../../../shared/contract/calls.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Snippet } from '../../ui/Snippet.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import css from './Palette.module.css';
import { type Group, moved, type Suggestion } from './suggestions.ts';
import { useDeeds } from './useDeeds.ts';
import { useSuggestions } from './useSuggestions.ts';

const CaptureSheet = lazy(inTheEnd(() => import('../findings/CaptureSheet.later.tsx')));

type Me = NonNullable<Answer<'session'>['me']>;

/** One box for everything: goes to pages and documents, searches, and does what can be done. */
export default function Palette({
  me,
  network,
  isOpen,
  onClose,
}: {
  readonly me: Me;
  readonly network: Me['networks'][number] | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [capturing, setCapturing] = useState(false);
  const deeds = useDeeds(me, () => setCapturing(true));
  const nearest = me.networks.toSorted((a, b) => Number(b.id === network?.id) - Number(a.id === network?.id));
  if (capturing && !isOpen)
    return (
      <Suspense>
        <CaptureSheet networks={nearest} onClose={() => setCapturing(false)} />
      </Suspense>
    );
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      className={css.overlay ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog aria-label={t('docs.palette')} className={css.dialog ?? ''}>
          <Box me={me} network={network} deeds={deeds} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Box({
  me,
  network,
  deeds,
  onClose,
}: Omit<Parameters<typeof Palette>[0], 'isOpen'> & { readonly deeds: readonly Suggestion[] }) {
  const t = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { groups, isSearching, failed } = useSuggestions(me, network, deeds, typed);
  const all = groups.flatMap((group) => group.suggestions);
  // What was chosen by keyboard stays so while answers arrive; else it is the first.
  const active = all.find((one) => one.id === chosen) ?? all[0];
  const optionId = (one: Suggestion) => `${id}-${one.id}`;
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (one: Suggestion | undefined) => {
    if (!one) return;
    onClose();
    one.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        setChosen(moved(all, active?.id, event.key === 'ArrowDown' ? 1 : -1));
        return;
      case 'Enter':
        event.preventDefault();
        choose(active);
        return;
      case 'Escape':
        event.preventDefault();
        onClose();
    }
  };

  return (
    <>
      <div className={css.head}>
        <Search aria-hidden />
        <input
          // The box is opened to type in.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          type="text"
          className={css.input}
          aria-label={t('docs.palette.input')}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? optionId(active) : undefined}
          aria-describedby={`${id}-help`}
          placeholder={t('docs.palette.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <span className={css.close}>
          <IconButton label={t('shell.close')} onPress={onClose}>
            <X aria-hidden />
          </IconButton>
        </span>
        <span id={`${id}-help`} className={css.help}>
          {t('docs.palette.help')}
        </span>
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('docs.palette')} className={css.list}>
        {groups.map((group) => (
          <Options
            key={group.id}
            group={group}
            active={active}
            headingId={`${id}-group-${group.id}`}
            optionId={optionId}
            onChoose={choose}
          />
        ))}
      </div>
      {failed ? <p className={css.note}>{t('docs.palette.failed')}</p> : null}
      {all.length === 0 && !isSearching ? (
        <p className={css.note}>{t('docs.palette.none', { q: typed.trim() })}</p>
      ) : null}
      <VisuallyHidden>
        <span role="status">
          {isSearching ? t('docs.palette.searching') : t('docs.palette.count', { count: all.length })}
        </span>
      </VisuallyHidden>
    </>
  );
}

function Options({
  group,
  active,
  headingId,
  optionId,
  onChoose,
}: {
  readonly group: Group;
  readonly active: Suggestion | undefined;
  readonly headingId: string;
  readonly optionId: (one: Suggestion) => string;
  readonly onChoose: (one: Suggestion) => void;
}) {
  return (
    <div role="group" aria-labelledby={headingId} className={css.group}>
      <div id={headingId} className={css.heading}>
        {group.title}
      </div>
      {group.suggestions.map((one) => (
        // The keyboard is the box's: it stays there and points at the options.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={one.id}
          id={optionId(one)}
          role="option"
          aria-selected={one.id === active?.id}
          className={css.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <span className={css.words}>
            <span className={css.text}>{one.text}</span>
            {one.snippet ? (
              <span className={css.snippet}>
                <Snippet snippet={one.snippet} />
              </span>
            ) : null}
          </span>
          {one.hint ? <span className={css.hint}>{one.hint}</span> : null}
          <CornerDownLeft aria-hidden className={css.enter} />
        </div>
      ))}
    </div>
  );
}
