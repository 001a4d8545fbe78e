import { displayYuan, type Fen } from '@jiayibao/shared/money';
import type { ReactNode } from 'react';
import { Hair } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Stepper } from '../../components/Stepper';
import { useAppearance } from '../../state/appearance';
import { CLASS_NAMES } from '../../wording/stays';
import { changeForm } from './form';
import { splitTotal } from './split';
import { advanceRate } from './terms';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** Percent points of one step. */
const STEP = 5;

/** The typical split of a bill, named as such; class A is what is left to 100 %. */
export function SplitRows({ estimate, total }: { estimate: Estimate; total: Fen }) {
  const { form, region, parameters, dischargedOn } = estimate;
  const { shareB, shareC } = form;
  const split = splitTotal(total, shareB, shareC);
  const advance = advanceRate(parameters, region, dischargedOn);
  const canRaise = shareB + shareC + STEP <= 100;
  return (
    <Box role="group" label={text.split}>
      <Box className="row between base wrap split-head">
        <Txt className="b mr8">{text.split}</Txt>
        <Txt className="t-2t">{text.splitHint}</Txt>
      </Box>
      <Box className="pad-x t-2">{text.classes}</Box>
      <SplitRow name={CLASS_NAMES.A} hint={text.counted} fen={split.A}>
        <Box className="stp">
          <Txt className="t-2t stp-rest">{text.rest}</Txt>
          <Txt className="stp-v">{100 - shareB - shareC}%</Txt>
          <Box className="stp-gap" />
        </Box>
      </SplitRow>
      <Hair />
      <SplitRow name={CLASS_NAMES.B} hint={advance ? text.advance(advance) : text.counted} fen={split.B}>
        <Stepper
          name={CLASS_NAMES.B}
          percent={shareB}
          step={STEP}
          canRaise={canRaise}
          onChange={(percent) => changeForm({ shareB: percent })}
        />
      </SplitRow>
      <Hair />
      <SplitRow name={CLASS_NAMES.C} hint={text.notCounted} fen={split.C}>
        <Stepper
          name={CLASS_NAMES.C}
          percent={shareC}
          step={STEP}
          canRaise={canRaise}
          onChange={(percent) => changeForm({ shareC: percent })}
        />
      </SplitRow>
    </Box>
  );
}

function SplitRow({
  name,
  hint,
  fen,
  children,
}: {
  name: string;
  hint: string;
  fen: Fen;
  children: ReactNode;
}) {
  const { stacked } = useAppearance();
  return (
    <Box className={`split-row ${stacked ? '' : 'row'}`}>
      <Box className="grow">
        <Box className="row base wrap">
          <Txt className="m mr8">{name}</Txt>
          <Txt className="t-2t">{hint}</Txt>
        </Box>
        <Txt className="t-2t num">{displayYuan(fen)} 元</Txt>
      </Box>
      <Box className={stacked ? 'mt8' : ''}>{children}</Box>
    </Box>
  );
}
