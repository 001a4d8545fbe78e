import { explainStep } from '@jiayibao/shared/calculate';
import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { Level, Region } from '@jiayibao/shared/contract/resident';
import { Card, Hair } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { displayAmount } from '../../components/Money';
import type { Payer, Share } from '../../components/payers';
import { possibleSteps, sharesIn } from '../../components/possible';
import { StepsSheet } from '../../components/StepsSheet';
import { useAppearance } from '../../state/appearance';
import { REGION_NAMES } from '../../wording/people';
import { LEVEL_NAMES } from '../../wording/stays';
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

/** Opens at the step asked about. */
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
  return (
    <StepsSheet
      title={text.how(LEVEL_NAMES[level])}
      subtitle={`${text.totalOf} ${displayAmount(result.amounts.total)} 元，${REGION_NAMES[region]}`}
      result={{ policy: result.policy, steps: possibleSteps(result) }}
      asked={asked}
      onClose={onClose}
    />
  );
}

function mainSteps(result: SettlementResult) {
  return possibleSteps(result).filter((step) => !explainStep(step).minor);
}
