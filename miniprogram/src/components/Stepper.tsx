import { Box, Tap, Txt } from './elements';
import { Icon } from './Icon';

/** A percentage changed in steps; `canRaise` false at the limit. */
export function Stepper({
  name,
  percent,
  step,
  canRaise,
  onChange,
}: {
  name: string;
  percent: number;
  step: number;
  canRaise: boolean;
  onChange: (percent: number) => void;
}) {
  const canLower = percent > 0;
  return (
    <Box className="stp" role="group" label={`${name}占比`}>
      <Tap
        className={`stp-b ${canLower ? '' : 'stp-off'}`}
        label={`减少${name}占比，现在${percent}%`}
        disabled={!canLower}
        onTap={() => onChange(Math.max(0, percent - step))}
      >
        <Icon name="dash" />
      </Tap>
      <Txt className="stp-v">{percent}%</Txt>
      <Tap
        className={`stp-b ${canRaise ? '' : 'stp-off'}`}
        label={`增加${name}占比，现在${percent}%`}
        disabled={!canRaise}
        onTap={() => onChange(percent + step)}
      >
        <Icon name="plus" />
      </Tap>
    </Box>
  );
}
