import { displayYuan, parseYuan } from '@jiayibao/shared/money';
import { Txt } from './elements';

/** "1234.5" as "1,234.50"; what is no amount comes back as it is. */
export function displayAmount(yuan: string): string {
  const fen = parseYuan(yuan);
  return fen === null ? yuan : displayYuan(fen);
}

/** "1,234.50 元": two decimals, the unit a step smaller, never apart from its number. */
export function Money({ yuan, className }: { yuan: string; className?: string }) {
  return (
    <Txt className={`num nw ${className ?? ''}`}>
      {displayAmount(yuan)}
      <Txt className="u">元</Txt>
    </Txt>
  );
}
