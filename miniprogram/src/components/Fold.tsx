import { type ReactNode, useEffect } from 'react';
import { Card, Hair } from './Card';
import { Box, Tap, Txt } from './elements';
import { bringToSight } from './focus';
import { Icon } from './Icon';

/** A card whose content is folded away under its title until it is asked for. */
export function Fold({
  id,
  title,
  hint,
  aside,
  open,
  onToggle,
  children,
}: {
  /** On a page, not in a sheet: what unfolds is brought into sight by it. */
  id?: string;
  title: string;
  hint: string;
  aside?: string;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  useEffect(() => {
    if (open && id) bringToSight(id);
  }, [open, id]);
  return (
    <Box id={id}>
      <Card>
        <Tap className="kv" expanded={open} onTap={onToggle}>
          <Box className="grow">
            <Box className="b">{title}</Box>
            <Box className="t-2t mt4">{hint}</Box>
          </Box>
          {aside && <Txt className="t-2t teal no ml8">{aside}</Txt>}
          <Box className="ml8 ink2">
            <Icon name={open ? 'up' : 'down'} />
          </Box>
        </Tap>
        {open && (
          <Box role="group" label={title}>
            <Hair />
            {children}
          </Box>
        )}
      </Card>
    </Box>
  );
}
