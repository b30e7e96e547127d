import { type ReactNode, useId } from 'react';
import { FaceStack } from '../ui/FaceStack.tsx';
import { useText } from '../ui/text.tsx';
import { useOthers } from './presence.ts';
import css from './section.module.css';

interface Props {
  readonly name: string;
  /** Other fields that stand in it. */
  readonly also?: string | readonly string[];
  readonly heading: string;
  readonly aside?: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** One part of the paper; its heading shows who is in it. */
export function Section({ name, also = [], heading, aside, quiet, children }: Props) {
  const t = useText();
  const id = useId();
  const fields = [name, ...(typeof also === 'string' ? [also] : also)];
  const inside = useOthers().filter(({ field }) => fields.includes(field?.split('/')[0] ?? ''));
  return (
    <section
      aria-labelledby={id}
      className={quiet ? `${css.section} ${css.quiet}` : css.section}
      data-section={name}
    >
      <div className={css.heading}>
        <h2 id={id}>{heading}</h2>
        {aside ? <span className={css.aside}>{aside}</span> : null}
        <FaceStack
          size="small"
          label={t('doc.here')}
          faces={inside.map(({ clientId, user }) => ({
            key: String(clientId),
            identity: user,
            name: `${user.name}, ${user.organisation}`,
          }))}
        />
      </div>
      {children}
    </section>
  );
}
