/** Money: whole fen of a type of its own inside, yuan strings at the edges, rates as whole thousandths. */
export { displayYuan, type Fen, formatYuan, MAX_FEN, parseYuan, sumFen, toFen, ZERO } from './fen';
export { displayRate, formatRate, parseRate, type Rate, timesRate } from './rate';
