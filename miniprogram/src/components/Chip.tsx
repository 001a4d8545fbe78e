import type { ReactNode } from 'react';
import { Box } from './elements';
import { Icon, type IconName } from './Icon';

export type ChipKind = 'ok' | 'due' | 'line' | 'plain' | 'run' | 'open' | 'no';

const CLASSES: Record<ChipKind, string> = {
  ok: 'c-ok',
  due: 'c-due',
  line: 'c-line',
  plain: '',
  run: 'c-run',
  open: 'c-open',
  no: 'c-no',
};

/** A short state: words always, an icon where it helps, colour never alone. */
export function Chip({ kind, icon, children }: { kind: ChipKind; icon?: IconName; children: ReactNode }) {
  return (
    <Box className={`chip ${CLASSES[kind]}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </Box>
  );
}
