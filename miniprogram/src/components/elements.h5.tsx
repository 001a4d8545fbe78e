import { createElement } from 'react';
import type {
  BoxProps,
  ChoiceProps,
  HeadingProps,
  InputProps,
  LabelProps,
  PictureProps,
  SelectProps,
  TapProps,
  TextAreaProps,
  TextProps,
} from './elements.types';

export function Box({ id, className, style, children, role, label, scrolls }: BoxProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is the caller's, with its label
    <div
      id={id}
      className={className}
      style={style}
      role={role === 'none' ? undefined : role}
      aria-label={label}
      aria-hidden={role === 'none' ? true : undefined}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </div>
  );
}

export function Txt({ id, className, children }: TextProps) {
  return (
    <span id={id} className={className}>
      {children}
    </span>
  );
}

/** By its place and not by an id: pages behind this one stay in the document, with fields of the same id. */
export function Label({ className, children }: LabelProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is found at the tap
    // biome-ignore lint/a11y/useKeyWithClickEvents: for pointers; the keyboard reaches the control itself
    <label
      className={className}
      onClick={({ currentTarget }) =>
        currentTarget.closest('.field')?.querySelector<HTMLElement>('input, textarea, select')?.focus()
      }
    >
      {children}
    </label>
  );
}

export function Heading({ level, id, className, children }: HeadingProps) {
  return createElement(`h${level}`, { id, className }, children);
}

export function Tap({ id, className, label, disabled, expanded, current, onTap, children }: TapProps) {
  return (
    <button
      type="button"
      id={id}
      className={`tap ${className ?? ''}`}
      aria-label={label}
      disabled={disabled}
      aria-expanded={expanded}
      aria-current={current ? 'page' : undefined}
      onClick={onTap}
    >
      {children}
    </button>
  );
}

export function Choice({ kind, name, id, className, checked, onChange, children }: ChoiceProps) {
  return (
    <label className={`tap ${className ?? ''}`}>
      <input
        type={kind}
        id={id}
        name={name}
        className="vh"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

const INPUT_MODES = {
  text: 'text',
  search: 'search',
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
} as const;

export function Input(props: InputProps) {
  const { id, className, value, onChange, onBlur, label, describedBy, keyboard = 'text' } = props;
  return (
    <div id={id} className="grow">
      <input
        className={`input ${className ?? ''}`}
        value={value}
        inputMode={INPUT_MODES[keyboard]}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autoComplete="off"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={props.invalid ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          // The Enter that ends the choosing of a Chinese word is not meant for the form.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onEnter?.();
        }}
      />
    </div>
  );
}

export function TextArea(props: TextAreaProps) {
  return (
    <div id={props.id} className="grow">
      <textarea
        className="input input-lines"
        rows={3}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid ? true : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

export function Select({ id, label, value, options, onChange }: SelectProps) {
  return (
    <div id={id} className="grow">
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Picture({ src, label, className }: PictureProps) {
  return <img src={src} alt={label} className={className} />;
}
