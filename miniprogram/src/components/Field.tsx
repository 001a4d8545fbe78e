import { type ReactNode, useState } from 'react';
import { Box, Input, Label, TextArea, Txt } from './elements';
import type { InputProps, TextAreaProps } from './elements.types';
import { Icon } from './Icon';
import { displayAmount } from './Money';

/**
 * A field's name, what helps to fill it in, and beside it what is wrong and what to do. A tap on the name puts the
 * cursor into the input of that id, or of `inputId`.
 */
export function FieldFrame({
  id,
  inputId = id,
  label,
  hint,
  error,
  big,
  children,
}: {
  id: string;
  inputId?: string;
  label: string;
  hint?: ReactNode;
  error?: string | null;
  big?: boolean;
  children: ReactNode;
}) {
  return (
    <Box className="field">
      <Label of={inputId} className={`label ${big ? 'label-big' : ''}`}>
        {label}
      </Label>
      {hint && (
        <Txt id={`${id}-hint`} className="hint">
          {hint}
        </Txt>
      )}
      {error && (
        <Box id={`${id}-error`} className="error" role="alert">
          <Icon name="warn" />
          <Txt>{error}</Txt>
        </Box>
      )}
      {children}
    </Box>
  );
}

/** What a field is described by: its hint and its error, by id for browsers, in words for WeChat. */
export function description(id: string, hint?: ReactNode, error?: string | null) {
  return {
    describedBy:
      [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
    description: [error, typeof hint === 'string' ? hint : ''].filter(Boolean).join('，') || undefined,
    invalid: Boolean(error),
  };
}

type TextFieldProps = Omit<InputProps, 'describedBy' | 'description' | 'invalid'> & {
  hint?: string;
  error?: string | null;
};

export function TextField({ hint, error, ...input }: TextFieldProps) {
  return (
    <FieldFrame id={input.id} label={input.label} hint={hint} error={error}>
      <Box className={`box ${error ? 'box-bad' : ''}`}>
        <Input {...input} {...description(input.id, hint, error)} />
      </Box>
    </FieldFrame>
  );
}

type TextAreaFieldProps = Omit<TextAreaProps, 'describedBy' | 'description' | 'invalid'> & {
  hint?: string;
  error?: string | null;
};

/** Some sentences. */
export function TextAreaField({ hint, error, ...area }: TextAreaFieldProps) {
  return (
    <FieldFrame id={area.id} label={area.label} hint={hint} error={error}>
      <Box className={`box ${error ? 'box-bad' : ''}`}>
        <TextArea {...area} {...description(area.id, hint, error)} />
      </Box>
    </FieldFrame>
  );
}

type AmountFieldProps = {
  id: string;
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  onChange: (value: string) => void;
  /** The one big figure of a page. */
  big?: boolean;
};

/** Yuan, typed with or without commas; what is kept has none. Once typed it is written as everywhere. */
export function AmountField({ id, label, hint, error, value, onChange, big }: AmountFieldProps) {
  const [typing, setTyping] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} big={big}>
      <Box className={`box ${big ? 'box-amount' : ''} ${error ? 'box-bad' : ''}`}>
        <Input
          id={id}
          className={big ? 'input-amount' : 'num'}
          label={`${label}，单位元`}
          keyboard="digit"
          value={typing ? value : displayAmount(value)}
          maxLength={16}
          onBlur={() => setTyping(false)}
          onChange={(typed) => {
            setTyping(true);
            onChange(typed.replace(/[,，\s]/g, ''));
          }}
          {...description(id, hint, error)}
        />
        <Txt className="ink2 no ml8">元</Txt>
      </Box>
    </FieldFrame>
  );
}
