import { type ReactNode, useId } from 'react';
import css from './FileField.module.css';

interface Props {
  readonly label: string;
  /** One line below the label: what is expected. */
  readonly hint?: string;
  /** What is wrong with the file and what to do; read aloud when it appears. */
  readonly error: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
  /** What was found in the file. */
  readonly children?: ReactNode;
}

/** Chooses one file; what becomes of it is for whoever asked. */
export function FileField({ label, hint, error, accept, onChoose, children }: Props) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <input
        id={id}
        className={css.input}
        type="file"
        accept={accept}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        // The same file, mended meanwhile or asked for again, is a choice too.
        onClick={({ currentTarget }) => {
          currentTarget.value = '';
        }}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onChoose(file);
        }}
      />
      {children}
      {error === '' ? null : (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}
