import type { ReactNode } from 'react';
import { useAppearance } from '../state/appearance';
import { Hair } from './Card';
import { Box, Choice, Txt } from './elements';
import { Icon } from './Icon';

type Option<Value extends string> = { value: Value; text: string; hint?: ReactNode; aside?: string };

/** One of several: a row each, the chosen one tinted. */
export function OptionRows<Value extends string>({
  name,
  label,
  describedBy,
  options,
  value,
  onChange,
}: {
  name: string;
  label: string;
  describedBy?: string;
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
}) {
  const { stacked } = useAppearance();
  return (
    <Box id={name} role="radiogroup" label={describedBy ? `${label}，${describedBy}` : label}>
      {options.map((option, index) => {
        const on = option.value === value;
        return (
          <Box key={option.value}>
            {index > 0 && !on && options[index - 1]?.value !== value && <Hair inset={50} />}
            <Choice
              kind="radio"
              name={name}
              className={`opt ${on ? 'opt-on' : ''}`}
              checked={on}
              onChange={() => onChange(option.value)}
            >
              <Box className={`radio ${on ? 'radio-on' : ''}`}>{on && <Box className="radio-dot" />}</Box>
              <Box className="grow">
                <Box className={on ? 'b' : ''}>{option.text}</Box>
                {stacked && option.aside && <Box className="t-2t num mt4">{option.aside}</Box>}
                {option.hint && <Box className="t-2t mt4">{option.hint}</Box>}
              </Box>
              {!stacked && option.aside && (
                <Txt className={`t-2t num right ml8 ${on ? 'ink' : ''}`}>{option.aside}</Txt>
              )}
            </Choice>
          </Box>
        );
      })}
    </Box>
  );
}

/** Something to choose or not. */
export function CheckRow({
  id,
  text,
  hint,
  checked,
  onChange,
}: {
  id: string;
  text: string;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <Choice
      kind="checkbox"
      name={id}
      id={id}
      className={`opt ${checked ? 'opt-on' : ''}`}
      checked={checked}
      onChange={onChange}
    >
      <Box className={`radio check ${checked ? 'radio-on check-on' : ''}`}>
        {checked && <Icon name="tick" size={16} />}
      </Box>
      <Box className="grow">
        <Box className={checked ? 'b' : ''}>{text}</Box>
        {hint && <Box className="t-2t mt4">{hint}</Box>}
      </Box>
    </Choice>
  );
}
