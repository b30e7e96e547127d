import { type ReactNode, useId } from 'react';
import { useOthers } from '../../editor/presence.ts';
import { FaceStack } from '../../ui/FaceStack.tsx';
import { useText } from '../../ui/text.tsx';
import css from './family.module.css';

interface Props {
  readonly name: string;
  /** Another field that stands in it. */
  readonly also?: string;
  readonly heading: string;
  readonly aside?: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** One part of the template; its heading shows who is in it. */
export function Part({ name, also, heading, aside, quiet, children }: Props) {
  const t = useText();
  const id = useId();
  const inside = useOthers().filter(({ field }) => {
    const root = field?.split(/[/@#]/)[0];
    return root !== undefined && (root === name || root === also);
  });
  return (
    <section aria-labelledby={id} className={`${css.part} ${quiet ? css.quiet : ''}`} data-section={name}>
      <div className={css.heading}>
        <h2 id={id}>{heading}</h2>
        {aside ? <span className={css.soft}>{aside}</span> : null}
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
