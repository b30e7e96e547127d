import { type ReactNode, useId } from 'react';
import css from './Section.module.css';

/** A heading with what belongs to it. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  /** At the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.section}>
      <div className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
