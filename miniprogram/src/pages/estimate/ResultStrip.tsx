import { Button } from '../../components/Button';
import { Box, Txt } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Names, PayerBar } from '../../components/PayerBar';
import { sharesOf } from '../../components/payers';
import { useAppearance } from '../../state/appearance';
import { text } from './text';
import type { Estimate, Missing } from './use-estimate';

const WAITING: Record<Missing, string> = {
  who: text.waitingWho,
  today: text.waitingToday,
  expenses: text.waitingTotal,
};

/** The answer in one line, below whatever is being filled in: in large type the figure alone, so that room is left. */
export function ResultStrip({ estimate }: { estimate: Estimate }) {
  const { preview, level, form } = estimate;
  const { stacked } = useAppearance();
  if (preview.state === 'refused') {
    return (
      <Box className="foot">
        <Box className="dock-in">
          <Strip icon="warn">
            <Box role="status">{form.special.outOfArea ? text.outOfAreaResult : preview.error.message}</Box>
          </Strip>
        </Box>
      </Box>
    );
  }
  const amounts =
    preview.state === 'ready'
      ? preview.result.levels.find((one) => one.level === level)?.result.amounts
      : null;
  if (!amounts) {
    return (
      <Box className="foot">
        <Box className="dock-in pad ink2" role="status">
          {preview.state === 'missing' ? WAITING[preview.missing] : ''}
        </Box>
      </Box>
    );
  }
  const shares = sharesOf(amounts);
  return (
    <Box className="foot">
      <Box className="dock-in pad">
        {!stacked && (
          <>
            <PayerBar shares={shares} size="slim" />
            <Names shares={shares} />
          </>
        )}
        <Box className="row between wrap strip-row">
          <Box role="status" className="mr8">
            <Box className="t-2t">
              {estimate.known.basis?.ifEnrolled && text.ifEnrolled}
              {text.estimated}
            </Box>
            <Box className="fig-l num">
              {displayAmount(amounts.selfPay)}
              <Txt className="u">元</Txt>
            </Box>
          </Box>
          <Button wide={false} onTap={() => open('/pages/estimate/result')}>
            {text.details}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}
