import { Box, Txt } from '../../components/elements';
import { useAppearance } from '../../state/appearance';
import { dayInWords } from '../../wording/cases';
import { WINDOW_NAMES } from '../../wording/cover';
import type { QuoteYear } from './selection';
import { text } from './text';

/** Until when everybody can pay, and how many days that is. */
export function WindowCard({ year: { benefitYear, window } }: { year: QuoteYear }) {
  const { stacked } = useAppearance();
  if (window === null) return null;
  return (
    <Box className={`countdown ${stacked ? '' : 'row between'}`}>
      <Box className="grow">
        <Box className="countdown-label">{text.quote.window(benefitYear, WINDOW_NAMES[window.name])}</Box>
        <Box className="b num">{text.until(dayInWords(window.to))}</Box>
      </Box>
      {window.daysLeft === 0 ? (
        <Box className="b">{text.lastDay}</Box>
      ) : (
        <Box className="row base no num">
          <Txt className="countdown-unit">{text.left}</Txt>
          <Txt className="fig-xl">{window.daysLeft}</Txt>
          <Txt className="countdown-unit">{text.days}</Txt>
        </Box>
      )}
    </Box>
  );
}
