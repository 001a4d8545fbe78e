import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { Card, Hair } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { useAppearance } from '../../state/appearance';
import type { Known } from './basis';
import { text } from './text';

/** The year's settlements that were counted in, or that none are known. */
export function TakenCard({ known }: { known: Known }) {
  const { basis, state } = known;
  const { stacked } = useAppearance();
  if (state === 'loading' && basis === null)
    return (
      <Card title={text.taken}>
        <Box className="pad t-2">{text.loading}</Box>
      </Card>
    );
  const unknown = basis === null || basis.source === 'unknown';
  return (
    <Card title={text.taken}>
      {unknown && <Box className="pad t-2">{text.takenUnknown}</Box>}
      {!unknown && basis.settlements.length === 0 && <Box className="pad t-2">{text.takenNone}</Box>}
      {!unknown && (
        <Box role="list">
          {basis.settlements.map((one, index) => {
            const day = parseCivilDate(one.date);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: read once, in the order of the days
              <Box key={index} role="listitem">
                {index > 0 && <Hair />}
                <Box className={stacked ? 'pad' : 'kv'}>
                  <Box className="grow">
                    <Box>{one.institution}</Box>
                    <Box className="t-2t num mt4">
                      {day ? formatChinese(day) : one.date}，{text.operations[one.operation]}
                    </Box>
                  </Box>
                  <Box className={stacked ? 'mt4' : 'right no ml8'}>
                    <Money yuan={one.total} />
                    <Box className="t-2t num mt4">
                      <Txt>{text.selfPay} </Txt>
                      <Money yuan={one.selfPay} />
                    </Box>
                  </Box>
                </Box>
              </Box>
            );
          })}
        </Box>
      )}
      {state === 'stored' && <Box className="pad t-2">{text.takenStored}</Box>}
    </Card>
  );
}
