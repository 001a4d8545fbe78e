import { displayYuan, type Fen } from '@jiayibao/shared/money';
import type { ReactNode } from 'react';
import { useAppearance } from '../state/appearance';
import { CLASS_NAMES, CLASSES_HINT } from '../wording/stays';
import { Hair } from './Card';
import { Box, Txt } from './elements';
import { Stepper } from './Stepper';
import { splitTotal } from './split';

const text = {
  title: '费用构成',
  rest: '其余',
  counted: '全部计入',
  advance: (rate: string) => `先付${rate}`,
  notCounted: '不计入',
};

/** Percent points of one step. */
const STEP = 5;

/**
 * A bill by class, in percent of its total; class A is what is left to 100 %. `advance`: what of class B is paid before
 * anything is computed, "10%"; null where the policy has none.
 */
export function SplitRows({
  hint,
  total,
  shareB,
  shareC,
  advance,
  onChange,
}: {
  hint: string;
  total: Fen;
  shareB: number;
  shareC: number;
  advance: string | null;
  onChange: (share: { shareB: number } | { shareC: number }) => void;
}) {
  const split = splitTotal(total, shareB, shareC);
  const canRaise = shareB + shareC + STEP <= 100;
  return (
    <Box role="group" label={text.title}>
      <Box className="row between base wrap split-head">
        <Txt className="b mr8">{text.title}</Txt>
        <Txt className="t-2t">{hint}</Txt>
      </Box>
      <Box className="pad-x t-2">{CLASSES_HINT}</Box>
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
          onChange={(percent) => onChange({ shareB: percent })}
        />
      </SplitRow>
      <Hair />
      <SplitRow name={CLASS_NAMES.C} hint={text.notCounted} fen={split.C}>
        <Stepper
          name={CLASS_NAMES.C}
          percent={shareC}
          step={STEP}
          canRaise={canRaise}
          onChange={(percent) => onChange({ shareC: percent })}
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
