import { type Ref, useEffect } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { useText } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import css from './comments.module.css';
import type { Reader } from './useMentionable.ts';

interface Props {
  readonly id: string;
  readonly people: readonly Reader[];
  readonly index: number;
  readonly choose: (person: Reader) => void;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The list below an @: the focus stays where one types. */
export function Readers({ id, people, index, choose, className, ref }: Props) {
  const t = useText();
  const chosen = `${id}-${index}`;
  useEffect(() => document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' }), [chosen]);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{t('comments.people.count', { count: people.length })}</span>
      </VisuallyHidden>
      {people.length === 0 ? null : (
        <div
          ref={ref}
          id={id}
          role="listbox"
          aria-label={t('comments.people')}
          className={className ?? css.readers}
        >
          {people.map((person, i) => (
            // The keys belong to the text, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={person.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === index}
              className={css.reader}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <Avatar identity={person} size="small" />
              <span>
                {person.name}
                <small className={css.soft}>{person.organisation}</small>
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
