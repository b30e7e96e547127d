import { type ReactNode, useId } from 'react';
import { FaceStack } from '../../ui/FaceStack.tsx';
import { useText } from '../../ui/text.tsx';
import { useOthers } from '../../editor/presence.ts';
import css from './memo.module.css';

interface Props {
  readonly name: string;
  readonly heading: string;
  readonly aside?: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** One part of the paper; its heading shows who is in it. */
export function Section({ name, heading, aside, quiet, children }: Props) {
  const t = useText();
  const id = useId();
  const inside = useOthers().filter((one) => one.field?.split('/')[0] === name);
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
