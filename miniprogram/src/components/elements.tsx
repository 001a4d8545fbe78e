import { Input as TaroInput, Text, View } from '@tarojs/components';
import type { ComponentType } from 'react';
import type { BoxProps, ChoiceProps, HeadingProps, InputProps, TapProps, TextProps } from './elements.types';

/** WeChat's aria attributes (config/aria.ts brings them into the templates); Taro's types do not know them. */
type Aria = Record<`aria-${string}`, string | undefined>;
const AriaView = View as ComponentType<React.ComponentProps<typeof View> & Aria>;
const AriaInput = TaroInput as ComponentType<React.ComponentProps<typeof TaroInput> & Aria>;

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
      />
    </View>
  );
}
