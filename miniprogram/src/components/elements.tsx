import {
  Image,
  Picker,
  Input as TaroInput,
  Label as TaroLabel,
  Text,
  Textarea,
  View,
} from '@tarojs/components';
import type { ComponentType } from 'react';
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

/** WeChat's aria attributes (config/aria.ts brings them into the templates); Taro's types do not know them. */
type Aria = Record<`aria-${string}`, string | undefined>;
const AriaView = View as ComponentType<React.ComponentProps<typeof View> & Aria>;
const AriaInput = TaroInput as ComponentType<React.ComponentProps<typeof TaroInput> & Aria>;

const AriaTextarea = Textarea as ComponentType<React.ComponentProps<typeof Textarea> & Aria>;
const AriaImage = Image as ComponentType<React.ComponentProps<typeof Image> & Aria>;

const ROLES: Partial<Record<NonNullable<BoxProps['role']>, string>> = {
  img: 'img',
  alert: 'alert',
  group: 'group',
};

export function Box({ id, className, style, children, role, label }: BoxProps) {
  return (
    <AriaView
      id={id}
      className={className}
      style={style}
      aria-role={role && ROLES[role]}
      aria-label={label}
      aria-hidden={role === 'none' ? 'true' : undefined}
      aria-live={role === 'status' ? 'polite' : undefined}
    >
      {children}
    </AriaView>
  );
}

export function Txt({ id, className, children }: TextProps) {
  return (
    <Text id={id} className={className}>
      {children}
    </Text>
  );
}

export function Label({ of, className, children }: LabelProps) {
  return (
    <TaroLabel for={inputIdOf(of)} className={className}>
      {children}
    </TaroLabel>
  );
}

/** The id of the real input in the box that carries the field's. */
function inputIdOf(id: string): string {
  return `${id}-input`;
}

export function Heading({ id, className, children }: HeadingProps) {
  return (
    <AriaView id={id} className={className} aria-role="heading">
      {children}
    </AriaView>
  );
}

export function Tap({ id, className, label, disabled, expanded, current, onTap, children }: TapProps) {
  return (
    <AriaView
      id={id}
      className={`tap ${className ?? ''}`}
      hoverClass={disabled ? 'none' : 'pressed'}
      aria-role="button"
      aria-label={current ? `${label ?? ''}，当前页` : label}
      aria-disabled={disabled ? 'true' : undefined}
      aria-expanded={expanded === undefined ? undefined : String(expanded)}
      onClick={disabled ? undefined : onTap}
    >
      {children}
    </AriaView>
  );
}

export function Choice({ kind, id, className, checked, onChange, children }: ChoiceProps) {
  return (
    <AriaView
      id={id}
      className={`tap ${className ?? ''}`}
      hoverClass="pressed"
      aria-role={kind}
      aria-checked={String(checked)}
      onClick={() => onChange(kind === 'radio' ? true : !checked)}
    >
      {children}
    </AriaView>
  );
}

const KEYBOARDS = {
  text: 'text',
  search: 'text',
  number: 'number',
  digit: 'digit',
  idcard: 'idcard',
} as const;

export function Input(props: InputProps) {
  const { id, className, value, onChange, onBlur, label, description, keyboard = 'text' } = props;
  return (
    <View id={id} className="grow">
      <AriaInput
        id={inputIdOf(id)}
        className={`input ${className ?? ''}`}
        value={value}
        type={KEYBOARDS[keyboard]}
        confirmType={keyboard === 'search' ? 'search' : 'done'}
        placeholder={props.placeholder ?? ''}
        placeholderClass="input-ph"
        maxlength={props.maxLength ?? 140}
        aria-label={[label, description].filter(Boolean).join('，')}
        onInput={(event) => onChange(event.detail.value)}
        onBlur={onBlur}
        onConfirm={props.onEnter}
      />
    </View>
  );
}

export function TextArea(props: TextAreaProps) {
  return (
    <View id={props.id} className="grow">
      <AriaTextarea
        className="input input-lines"
        value={props.value}
        placeholder={props.placeholder ?? ''}
        placeholderClass="input-ph"
        maxlength={props.maxLength ?? 140}
        autoHeight
        aria-label={[props.label, props.description].filter(Boolean).join('，')}
        onInput={(event) => props.onChange(event.detail.value)}
      />
    </View>
  );
}

export function Select({ id, label, value, options, onChange }: SelectProps) {
  const at = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const chosen = options[at]?.text ?? '';
  return (
    <Picker
      id={id}
      className="grow"
      mode="selector"
      range={options.map((option) => option.text)}
      value={at}
      onChange={(event) => onChange(options[Number(event.detail.value)]?.value ?? value)}
    >
      <AriaView className="input row" aria-role="button" aria-label={`${label}，${chosen}`}>
        {chosen}
      </AriaView>
    </Picker>
  );
}

export function Picture({ src, label, className, whole }: PictureProps) {
  return (
    <AriaImage src={src} mode={whole ? 'aspectFit' : 'widthFix'} className={className} aria-label={label} />
  );
}
