import { type ReactNode, useId } from 'react';
import css from './InlineField.module.css';
import { SaveLight, type SaveState } from './SaveLight.tsx';

export interface InlineFieldProps {
  /** Read aloud; shown only where `shownLabel` is set. */
  readonly label: string;
  readonly shownLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** `hero` is the problem sentence, `title` a page's name, `text` everything else. */
  readonly look?: 'hero' | 'title' | 'text';
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'text' | 'decimal';
  readonly multiline?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly after?: ReactNode;
}

/** Text that is edited where it stands: looks like print, shows its line when pointed at. */
export function InlineField({
  label,
  shownLabel,
  value,
  onChange,
  look = 'text',
  multiline,
  type = 'text',
  after,
  ...rest
}: InlineFieldProps) {
  const id = useId();
  const shared = {
    ...rest,
    id,
    value,
    className: `${css.input} ${css[look]}`,
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={shownLabel ? css.label : css.hidden}>
        {label}
      </label>
      {multiline ? (
        <textarea
          {...shared}
          rows={1}
          onChange={(event) => onChange(event.target.value.replace(/\n/g, ' '))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      {after}
    </div>
  );
}

/** The saved word beside things that save themselves; silent until there was something to save. */
export function AutosaveLight({ state }: { readonly state: SaveState | undefined }) {
  return state ? <SaveLight state={state} /> : null;
}
