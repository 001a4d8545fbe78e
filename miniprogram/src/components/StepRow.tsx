import { explainStep } from '@jiayibao/shared/calculate';
import type { PolicyId, Step } from '@jiayibao/shared/contract/calculation';
import { clauseText } from '@jiayibao/shared/policy';
import { useState } from 'react';
import { useAppearance } from '../state/appearance';
import { Box, Tap, Txt } from './elements';
import { GradeMark } from './Grade';
import { Icon } from './Icon';
import { PAYERS } from './payers';

/** One step of a calculation: what it is, its sum, what came out, and the clause that it rests on, one tap away. */
export function StepRow({
  number,
  last,
  step,
  policy,
  asked,
}: {
  number: number;
  last: boolean;
  step: Step;
  policy: PolicyId;
  /** The one of several that was asked about. */
  asked?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { stacked } = useAppearance();
  const { title, formula, amount, payer } = explainStep(step);
  const pattern = PAYERS.find((one) => one.payer === payer)?.pattern;
  // "29,600.00 元" is set as everywhere: the unit a step smaller.
  const [figure, unit] = amount.split(' ');
  const written = clauseText(policy, step.clause);
  return (
    <Box className={`st ${asked ? 'st-asked' : ''}`} role="listitem">
      <Box className="st-l" role="none">
        <Box className="st-n">{number}</Box>
        {!last && <Box className="st-v" />}
      </Box>
      <Box className="grow">
        <Box className={stacked ? '' : 'row between'}>
          <Txt className={step.id === 'selfPay' ? 'b' : 'm'}>{title}</Txt>
          <Box className={`row no ${stacked ? '' : 'ml8'}`}>
            {pattern && <Box className={`sw sw-quiet ${pattern}`} role="none" />}
            <Txt className="num nw b step-amount">
              {figure}
              {unit && <Txt className="u">{unit}</Txt>}
            </Txt>
          </Box>
        </Box>
        {formula?.split('；').map((part) => (
          <Box key={part} className="t-2t num">
            {part}
          </Box>
        ))}
        <Box className="row wrap">
          <Tap
            className="cl-tap"
            expanded={open}
            label={`${step.clause}，${open ? '收起' : '看'}原文`}
            onTap={() => setOpen(!open)}
          >
            <Box className={`cl ${open ? 'cl-on' : ''}`}>
              {step.clause}
              <Icon name={open ? 'up' : 'down'} size={16} />
            </Box>
          </Tap>
          <GradeMark grade={step.grade} />
        </Box>
        {open && (
          <Box className="quote">
            <Box className="t-cap ink2">
              {step.clause} {step.grade === 'clause' ? '原文' : '说明'}
            </Box>
            <Box className="mt4">{written ?? '这一条没有收录原文。'}</Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}
