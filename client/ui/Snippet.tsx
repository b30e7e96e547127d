import type { ReactNode } from 'react';
import css from './Snippet.module.css';

/** A piece of text with what was searched for marked in it. The text is text: nothing in it is markup. */
export function Snippet({
  snippet: { text, marks },
}: {
  readonly snippet: {
    readonly text: string;
    readonly marks: readonly (readonly [number, number])[];
  };
}) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    if (from < done || to <= from) continue;
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>);
    done = to;
  }
  return (
    <span className={css.snippet}>
      {parts}
      {text.slice(done)}
    </span>
  );
}
