import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react';
import css from './Field.module.css';

interface Shared {
  readonly label: string;
  /** One line below the label: what is expected. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do; read aloud when it appears. */
  readonly error?: string | undefined;
  /** The label is read aloud but not shown. */
  readonly quietLabel?: boolean;
}
type Native<E> = Omit<E, 'onChange' | 'className' | 'style' | 'id' | 'value'>;

export interface TextFieldProps extends Shared, Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: React.Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, quietLabel, onChange, ...rest }: TextFieldProps) {
  const field = useField({ label, hint, error, quietLabel });
  return field.wrap(
    <input
      {...rest}
      {...field.props}
      className={css.input}
      onChange={(event) => onChange(event.target.value)}
    />,
  );
}

export interface TextAreaProps extends Shared, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Grows with its text. */
export function TextArea({ label, hint, error, quietLabel, onChange, ...rest }: TextAreaProps) {
  const field = useField({ label, hint, error, quietLabel });
  return field.wrap(
    <textarea
      rows={2}
      {...rest}
      {...field.props}
      className={`${css.input} ${css.area}`}
      onChange={(event) => onChange(event.target.value)}
    />,
  );
}

export interface NumberFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'type'> {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** Understands "1,200", "58 %" and "58,5"; what is being typed stays as typed while it means the value. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [text, setText] = useState('');
  const shown = readNumber(text) === value ? text : String(value ?? '');
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(typed) => {
        setText(typed);
        onChange(readNumber(typed));
      }}
    />
  );
}

export function readNumber(text: string): number | undefined {
  const bare = text
    .replace(/[\s%]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  if (bare === '') return undefined;
  const number = Number(bare);
  return Number.isFinite(number) ? number : undefined;
}

/** The browser's own date picker: keyboard, touch and screen reader are its strength. Values are `2026-11-22`. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="date" />;
}

export interface SelectProps<V extends string> extends Shared {
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly disabled?: boolean;
}

export function Select<V extends string>({
  label,
  hint,
  error,
  quietLabel,
  value,
  onChange,
  options,
  disabled,
}: SelectProps<V>) {
  const field = useField({ label, hint, error, quietLabel });
  return field.wrap(
    <select
      {...field.props}
      className={`${css.input} ${css.select}`}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>,
  );
}

interface Wiring {
  readonly props: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  };
  readonly wrap: (control: ReactNode) => ReactNode;
}

function useField({ label, hint, error, quietLabel }: Shared): Wiring {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    props: {
      id,
      ...(described ? { 'aria-describedby': described } : {}),
      ...(error ? { 'aria-invalid': true as const } : {}),
    },
    wrap: (control) => (
      <div className={css.field}>
        <label htmlFor={id} className={quietLabel ? css.hidden : css.label}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className={css.hint}>
            {hint}
          </p>
        ) : null}
        {control}
        {error ? (
          <p id={`${id}-error`} className={css.error} role="alert">
            {error}
          </p>
        ) : null}
      </div>
    ),
  };
}
