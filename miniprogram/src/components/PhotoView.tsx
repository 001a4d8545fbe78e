import { useEffect, useState } from 'react';
import { attachmentsText as text } from '../wording/attachments';
import { Box, Picture, Tap } from './elements';
import { centre } from './focus';

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** A photo in a frame: whole at first, larger step by step, turned by quarters. */
export function PhotoView({ src, label }: { src: string; label: string }) {
  const [step, setStep] = useState(0);
  const [turns, setTurns] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step, when it has another size
  useEffect(() => centre('photo-frame'), [step, turns]);
  const size = `${(ZOOMS[step] ?? 1) * 100}%`;
  const tools = [
    { words: text.larger, off: step === ZOOMS.length - 1, onTap: () => setStep(step + 1) },
    { words: text.smaller, off: step === 0, onTap: () => setStep(step - 1) },
    { words: text.turn, off: false, onTap: () => setTurns((turns + 1) % 4) },
  ];
  return (
    <>
      <Box className="row wrap pad-x" role="group" label={text.tools}>
        {tools.map(({ words, off, onTap }) => (
          <Tap key={words} className={`link ${off ? 'link-off' : ''}`} disabled={off} onTap={onTap}>
            {words}
          </Tap>
        ))}
      </Box>
      <Box id="photo-frame" className="photo-frame" role="group" label={text.frame(label)} scrolls>
        <Box className="photo-room" style={{ width: size, height: size }}>
          <Picture whole className={`photo photo-turn-${turns}`} src={src} label={label} />
        </Box>
      </Box>
    </>
  );
}
