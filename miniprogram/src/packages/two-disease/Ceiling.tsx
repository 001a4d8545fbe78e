import { formatYuan, parseYuan, toFen, ZERO } from '@jiayibao/shared/money';
import { Box, Txt } from '../../components/elements';
import { displayAmount, Money } from '../../components/Money';
import { text } from './text';
import './two-disease.css';

/** What is left of a year's ceiling, and how far it has filled. Amounts in yuan. */
export function Ceiling({ year, used, ceiling }: { year: number; used: string; ceiling: string }) {
  const whole = parseYuan(ceiling) ?? ZERO;
  const spent = parseYuan(used) ?? ZERO;
  const left = toFen(Math.max(0, whole - spent));
  const percent = whole === 0 ? 100 : Math.min(100, (spent * 100) / whole);
  return (
    <Box className="pad">
      <Box className="t-2">{text.left(year)}</Box>
      <Box className="fig-xl num">
        <Money yuan={formatYuan(left)} />
      </Box>
      <Box className="ceiling" role="img" label={text.meter(displayAmount(used), displayAmount(ceiling))}>
        {spent > 0 && <Box className="ceiling-on p1" style={{ width: `${percent}%` }} />}
      </Box>
      <Box className="row wrap between">
        <Txt className="t-2t num mr8">{text.used(displayAmount(used))}</Txt>
        <Txt className="t-2t num">{text.ceiling(displayAmount(ceiling))}</Txt>
      </Box>
      {left === 0 && <Box className="b mt8">{text.gone}</Box>}
    </Box>
  );
}
