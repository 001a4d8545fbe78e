import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { Card, Link } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { Strip } from '../../components/Notes';
import { openTab } from '../../components/navigate';
import { Legend, PayerBar } from '../../components/PayerBar';
import { sharesIn } from '../../components/possible';
import { REGION_NAMES } from '../../wording/people';
import { denialName, LEVEL_NAMES } from '../../wording/stays';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** The one figure, who pays the rest as a bar, and the bar's legend; a denial in words with its clause. */
export function HeadlineCard({ estimate, result }: { estimate: Estimate; result: SettlementResult }) {
  const { member, level, region, dischargedOn, form } = estimate;
  const { amounts, denial } = result;
  const day = parseCivilDate(dischargedOn);
  const shares = sharesIn(result);
  return (
    <Card>
      {denial && (
        <Strip icon="warn">
          <Box className="b">
            {text.denied}：{denialName(denial.code)}
          </Box>
          <Box>
            {denial.clause}。{text.deniedNote}
          </Box>
        </Strip>
      )}
      <Box className="pad">
        <Box className="row between top">
          <Box className="m headline-who grow">
            {member?.name ?? text.other}，{form.hospital?.name ?? LEVEL_NAMES[level]}
          </Box>
          <Link tight text={text.change} onTap={() => openTab('estimate')} />
        </Box>
        <Box className="t-2t num">
          {REGION_NAMES[region]}
          {day ? `，${text.leaving(formatChinese(day))}` : ''}
        </Box>
        <Box className="row between wrap base mt16">
          <Txt className="b mr8">{text.selfPay}</Txt>
          <Txt className="t-2t num">
            {text.totalOf} {displayAmount(amounts.total)} 元
          </Txt>
        </Box>
        <Box id="self-pay" className="fig-xl num nw">
          {displayAmount(amounts.selfPay)}
          <Txt className="u">元</Txt>
        </Box>
        <Box className="bar-space">
          <PayerBar shares={shares} />
        </Box>
        <Legend shares={shares} />
      </Box>
    </Card>
  );
}
