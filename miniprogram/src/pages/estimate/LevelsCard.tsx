import type { CompareResult, SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { Level } from '@jiayibao/shared/contract/resident';
import { formatYuan, parseYuan, toFen } from '@jiayibao/shared/money';
import { Card, Hair } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { PayerBar } from '../../components/PayerBar';
import { sharesOf } from '../../components/payers';
import { useAppearance } from '../../state/appearance';
import { LEVEL_NAMES } from '../../wording/stays';
import { text } from './text';

const fenOf = (result: SettlementResult) => parseYuan(result.amounts.selfPay) ?? 0;

/** The same stay at every level, all bars on one scale, the cheapest marked. */
export function LevelsCard({ result, level }: { result: CompareResult; level: Level }) {
  const { stacked } = useAppearance();
  const least = Math.min(...result.levels.map((one) => fenOf(one.result)));
  const cheapest = result.levels.find((one) => fenOf(one.result) === least);
  const chosen = result.levels.find((one) => one.level === level);
  const saved = chosen ? fenOf(chosen.result) - least : 0;
  // Where every level costs the same, none is the cheapest.
  const differ = result.levels.some((one) => fenOf(one.result) !== least);
  return (
    <Card title={text.compare} aside={<Txt className="t-2t no">{text.selfPay}</Txt>}>
      <Box role="list">
        {result.levels.map(({ level: name, result: one }, index) => {
          const isCheapest = differ && fenOf(one) === least;
          const marked = isCheapest || name === level;
          return (
            <Box key={name} role="listitem">
              {index > 0 && <Hair />}
              <Box className="level-row">
                <Box className="row top between level-head">
                  <Box className={stacked ? 'col top' : 'row wrap'}>
                    <Txt className={`mr8 ${marked ? 'b' : ''}`}>{LEVEL_NAMES[name]}</Txt>
                    {isCheapest && (
                      <Box className="mr8">
                        <Chip kind="ok" icon="tick">
                          {text.cheapest}
                        </Chip>
                      </Box>
                    )}
                    {name === level && <Chip kind="plain">{text.chosen}</Chip>}
                  </Box>
                  <Box className="no ml8">
                    <Money yuan={one.amounts.selfPay} className="b" />
                  </Box>
                </Box>
                <PayerBar shares={sharesOf(one.amounts)} size="mini" />
              </Box>
            </Box>
          );
        })}
      </Box>
      {cheapest && chosen && saved > 0 && (
        <Box className="tint">
          {text.less(LEVEL_NAMES[cheapest.level], LEVEL_NAMES[chosen.level])}
          <Txt className="b nw">
            {text.lessBy} <Money yuan={formatYuan(toFen(saved))} />
          </Txt>
        </Box>
      )}
    </Card>
  );
}
