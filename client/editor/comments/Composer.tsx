import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { mentionToken, piecesOf, plainComment } from '../../../shared/content/mentions.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import css from './comments.module.css';
import { Readers } from './Readers.tsx';
import { nameBegun, type Reader, useMentionable } from './useMentionable.ts';

const longest = 4000;

interface Props {
  readonly documentId: string;
  readonly label: string;
  readonly sendLabel: string;
  /** What was typed before and not sent, or is to be changed; with tokens for names. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
  /** Put the focus in, each time this is another number. */
  readonly focus?: number | undefined;
  readonly hint?: ReactNode;
  readonly isBusy?: boolean;
}

/** A box for a comment. Names are chosen from a list at an @ and read `@Ana Ruiz` while one writes. */
export function Composer(props: Props) {
  const { documentId, label, sendLabel, text, onText, onSend, onCancel, focus, hint, isBusy } = props;
  const t = useText();
  const id = useId();
  const [named] = useState(() => new Map(namesIn(text)));
  const [plain, setPlain] = useState(() => plainComment(text));
  const [query, setQuery] = useState<string>();
  const [index, setIndex] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const people = useMentionable(documentId, query);
  const isOpen = people !== undefined && people.length > 0;
  const whole = withTokens(plain, named);
  const over = whole.length - longest;
  const canSend = plain.trim() !== '' && over <= 0 && !isBusy;

  useEffect(() => {
    if (focus === undefined || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [focus]);

  const change = (value: string) => {
    setPlain(value);
    onText(withTokens(value, named));
  };
  const look = () => {
    const { current } = box;
    const before = current ? current.value.slice(0, current.selectionEnd) : '';
    setQuery(nameBegun(before));
    setIndex(0);
  };
  const choose = (person: Reader) => {
    const { current } = box;
    if (!current || query === undefined) return;
    named.set(person.name, person.id);
    const end = current.selectionEnd;
    const start = end - query.length - 1;
    const value = `${plain.slice(0, start)}@${person.name} ${plain.slice(end)}`;
    change(value);
    setQuery(undefined);
    const caret = start + person.name.length + 2;
    requestAnimationFrame(() => {
      current.focus();
      current.setSelectionRange(caret, caret);
    });
  };
  const send = () => {
    if (canSend) onSend(whole.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = people?.length ?? 0;
    const chosen = people?.[index];
    if (isOpen && event.key === 'ArrowDown') setIndex((index + 1) % count);
    else if (isOpen && event.key === 'ArrowUp') setIndex((index + count - 1) % count);
    else if (isOpen && chosen && (event.key === 'Enter' || event.key === 'Tab')) choose(chosen);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') {
      if (isOpen) setQuery(undefined);
      else onCancel();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <textarea
        ref={box}
        id={id}
        className={css.box}
        rows={3}
        value={plain}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-people` : undefined}
        aria-activedescendant={isOpen ? `${id}-people-${index}` : undefined}
        aria-describedby={over > 0 ? `${id}-over` : undefined}
        aria-invalid={over > 0 ? true : undefined}
        onChange={(event) => {
          change(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setQuery(undefined)}
        onKeyDown={onKeyDown}
      />
      {query !== undefined && people ? (
        <Readers id={`${id}-people`} people={people} index={index} choose={choose} />
      ) : null}
      {over > 0 ? (
        <p id={`${id}-over`} className={css.failed} role="alert">
          {t('comments.tooLong', { over })}
        </p>
      ) : null}
      {hint}
      <div className={css.buttons}>
        <Button type="submit" variant="primary" isDisabled={!canSend}>
          {sendLabel}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('comments.cancel')}
        </Button>
      </div>
    </form>
  );
}

function namesIn(text: string): [string, string][] {
  return piecesOf(text).flatMap((piece): [string, string][] =>
    piece.type === 'mention' ? [[piece.label, piece.personId]] : [],
  );
}

/** Longer names first, so that Ana Ruiz is not taken for Ana. */
function withTokens(plain: string, named: ReadonlyMap<string, string>): string {
  const names = [...named.keys()].toSorted((a, b) => b.length - a.length);
  let text = '';
  let rest = plain;
  while (rest !== '') {
    const name = rest.startsWith('@') ? names.find((one) => rest.startsWith(`@${one}`)) : undefined;
    const personId = name === undefined ? undefined : named.get(name);
    if (name !== undefined && personId !== undefined) {
      text += mentionToken(personId, name);
      rest = rest.slice(name.length + 1);
    } else {
      text += rest[0];
      rest = rest.slice(1);
    }
  }
  return text;
}
