import { type ReactNode, useId } from 'react';
import css from './Choice.module.css';

export interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

export function Checkbox({ checked, onChange, disabled, hint, children }: CheckboxProps) {
  return (
    <label className={css.choice}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {children}
        {hint ? <small className={css.hint}>{hint}</small> : null}
      </span>
    </label>
  );
}

export interface RadioGroupProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly text: ReactNode; readonly hint?: ReactNode }[];
  /** Side by side where there is room. */
  readonly inline?: boolean;
}

export function RadioGroup<V extends string>({
  label,
  value,
  onChange,
  options,
  inline,
}: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{label}</legend>
      <div className={inline ? css.inline : css.stack}>
        {options.map((option) => (
          <label key={option.value} className={css.choice}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.text}
              {option.hint ? <small className={css.hint}>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
