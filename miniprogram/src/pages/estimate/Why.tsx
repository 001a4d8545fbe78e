import { explainStep } from '@jiayibao/shared/calculate';
import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { Level, Region } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { Card, Hair, Link } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { GradeLegend } from '../../components/Grade';
import { Icon } from '../../components/Icon';
import { displayAmount } from '../../components/Money';
import type { Payer, Share } from '../../components/payers';
import { Sheet } from '../../components/Sheet';
import { StepRow } from '../../components/StepRow';
import { useAppearance } from '../../state/appearance';
import { REGION_NAMES } from '../../wording/people';
import { LEVEL_NAMES } from '../../wording/stays';
import { possibleSteps, sharesIn } from './possible';
import { text } from './text';

/** Every figure's way to its reasons; `onOpen` is told whose figure. */
export function WhyCard({ result, onOpen }: { result: SettlementResult; onOpen: (payer: Payer) => void }) {
  const { stacked } = useAppearance();
  const paying = sharesIn(result).filter((share) => share.fen > 0 || share.payer === 'selfPay');
  const shown = mainSteps(result).length;
  const basisOf = (share: Share) =>
    share.payer === 'selfPay'
      ? text.steps(shown)
      : (result.steps.find((step) => step.id === share.payer)?.clause ?? '');
  return (
    <Card title={text.why}>
      {paying.map((share, index) => (
        <Box key={share.payer}>
          {index > 0 && <Hair inset={48} />}
          <Tap className="row why-row" onTap={() => onOpen(share.payer)}>
            <Box className={`sw ${stacked ? 'sw-large' : ''} ${share.pattern}`} role="none" />
            <Box className={`grow ${stacked ? 'col top' : 'row wrap between'}`}>
              <Txt className="mr8">{text.whyOf(share.name)}</Txt>
              <Txt className="t-2t">{basisOf(share)}</Txt>
            </Box>
            <Box className="row ink2 ml4">
              <Icon name="chevron" end />
            </Box>
          </Tap>
        </Box>
      ))}
    </Card>
  );
}

/** Opens at the step asked about, which is tinted; the steps in order, what decides nothing left out at first; below, the marks. */
export function WhySheet({
  result,
  asked,
  level,
  region,
  onClose,
}: {
  result: SettlementResult;
  asked: Payer;
  level: Level;
  region: Region;
  onClose: () => void;
}) {
  const [all, setAll] = useState(false);
  const main = mainSteps(result);
  const possible = possibleSteps(result);
  const steps = all ? possible : main;
  return (
    <Sheet
      title={text.how(LEVEL_NAMES[level])}
      subtitle={`${text.totalOf} ${displayAmount(result.amounts.total)} 元，${REGION_NAMES[region]}`}
      at={stepId(asked)}
      onClose={onClose}
    >
      <Box role="list">
        {steps.map((step, index) => (
          <Box key={step.id} id={stepId(step.id)}>
            <StepRow
              number={index + 1}
              last={index === steps.length - 1}
              step={step}
              policy={result.policy}
              asked={step.id === asked}
            />
          </Box>
        ))}
      </Box>
      {main.length < possible.length && (
        <Box className="pad-x row">
          <Link bare start text={all ? text.mainSteps : text.allSteps} onTap={() => setAll(!all)} />
        </Box>
      )}
      <GradeLegend />
    </Sheet>
  );
}

function mainSteps(result: SettlementResult) {
  return possibleSteps(result).filter((step) => !explainStep(step).minor);
}

const stepId = (id: string) => `step-${id}`;
