import { useEffect, useRef, useState } from 'react';
import { Box, Txt } from '../../components/elements';
import { useAppearance } from '../../state/appearance';
import { text } from './text';
import { clockInWords } from './words';

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** How long an order can still be paid; `until` by the phone's own counting, `expiresAt` to read. Tells once that it is over. */
export function Countdown({
  until,
  expiresAt,
  onEnd,
}: {
  until: number;
  expiresAt: number;
  onEnd: () => void;
}) {
  const { stacked } = useAppearance();
  const leftNow = () => Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
  const [left, setLeft] = useState(leftNow);
  const latest = useRef({ leftNow, onEnd });
  latest.current = { leftNow, onEnd };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another deadline begins another count
  useEffect(() => {
    setLeft(latest.current.leftNow());
    const timer = setInterval(() => {
      const seconds = latest.current.leftNow();
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      latest.current.onEnd();
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <Box className={`countdown ${stacked ? '' : 'row between'}`}>
      <Box className="grow">
        <Box className="countdown-label">{text.order.left}</Box>
        <Box className="b num">{text.order.leftInWords(clockInWords(expiresAt))}</Box>
      </Box>
      <Box role="none">
        <Txt className="fig-xl num">
          {text.order.leftMinutes(Math.floor(left / MINUTE_S), left % MINUTE_S)}
        </Txt>
      </Box>
    </Box>
  );
}
