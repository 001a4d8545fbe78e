import { useAppearance } from '../state/appearance';
import { Box, Txt } from './elements';
import { displayAmount, Money } from './Money';
import type { Share } from './payers';
import { wholePercents } from './percents';

/** The shares in words, for those who hear the bar instead of seeing it. */
function inWords(shares: readonly Share[]): string {
  const paying = shares.filter((share) => share.fen > 0);
  return `谁付多少：${paying.map((share) => `${share.name}${displayAmount(share.yuan)}元`).join('，')}`;
}

/** Who pays what as one bar. All bars of one total share one scale: every segment grows by its amount. */
export function PayerBar({ shares, size }: { shares: readonly Share[]; size?: 'mini' | 'slim' }) {
  const { stacked } = useAppearance();
  const paying = shares.filter((share) => share.fen > 0);
  if (paying.length === 0) return null;
  const height =
    size === 'mini' ? (stacked ? 'bar-mini-large' : 'bar-mini') : size === 'slim' ? 'bar-slim' : '';
  return (
    <Box className={`bar ${height}`} role="img" label={inWords(shares)}>
      {paying.map((share, index) => (
        <Box
          key={share.payer}
          className={`seg ${share.pattern} ${index === 0 ? 'seg-first' : ''} ${
            index === paying.length - 1 ? 'seg-last' : ''
          }`}
          style={{ flex: `${share.fen} 1 0px` }}
        />
      ))}
    </Box>
  );
}

/** Whose part is which, where there is no room for the legend. */
export function Names({ shares }: { shares: readonly Share[] }) {
  return (
    <Box className="row wrap names" role="none">
      {shares
        .filter((share) => share.fen > 0)
        .map((share) => (
          <Box key={share.payer} className="row mr8">
            <Box className={`sw sw-name ${share.pattern}`} />
            <Txt className="t-cap ink2">{share.name}</Txt>
          </Box>
        ))}
    </Box>
  );
}

/** The bar's legend: name, whole percent, amount; who pays nothing stands in one quiet row below. */
export function Legend({ shares }: { shares: readonly Share[] }) {
  const { stacked } = useAppearance();
  const swatch = `sw ${stacked ? 'sw-large' : ''}`;
  const paying = shares.filter((share) => share.fen > 0);
  const quiet = shares.filter((share) => share.fen === 0 && share.payer !== 'specialSubsidy');
  const percents = wholePercents(paying.map((share) => share.fen));
  return (
    <Box role="list">
      {paying.map((share, index) => (
        <Box key={share.payer} className={`leg ${stacked ? 'leg-large' : ''}`} role="listitem">
          <Box className={`${swatch} ${share.pattern}`} />
          <Box className={`grow ${stacked ? 'col' : 'row'}`}>
            <Txt className={`mr8 ${share.payer === 'selfPay' ? 'b' : ''}`}>{share.name}</Txt>
            <Txt className="t-2t num">{percents[index]}%</Txt>
          </Box>
          <Money yuan={share.yuan} className={share.payer === 'selfPay' ? 'b' : ''} />
        </Box>
      ))}
      {quiet.length > 0 && (
        <Box className={`leg-quiet ${stacked ? 'col' : 'row wrap'}`} role="listitem">
          {quiet.map((share) => (
            <Box key={share.payer} className="row quiet">
              <Box className={`${swatch} sw-quiet ${share.pattern}`} />
              <Txt className="t-2t num">{share.name} 0.00 元</Txt>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
