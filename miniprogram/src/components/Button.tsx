import type { ReactNode } from 'react';
import { Box, Tap } from './elements';

/** The primary button (one a screen), the secondary, and the one that takes something away. */
export function Button({
  kind = 'primary',
  wide = true,
  busy,
  disabled,
  onTap,
  children,
}: {
  kind?: 'primary' | 'secondary' | 'danger';
  wide?: boolean;
  /** Working: keeps its place, says so, takes no second tap. */
  busy?: boolean;
  disabled?: boolean;
  onTap: () => void;
  children: ReactNode;
}) {
  const looks = { primary: '', secondary: 'btn-2', danger: 'btn-3' }[kind];
  return (
    <Tap
      className={`btn ${wide ? 'btn-wide' : 'no'} ${looks} ${disabled || busy ? 'btn-off' : ''}`}
      disabled={disabled || busy}
      onTap={onTap}
    >
      {busy ? '请稍候…' : children}
    </Tap>
  );
}

/** Stays at the foot of a page. */
export function Footer({ children }: { children: ReactNode }) {
  return (
    <Box className="foot">
      <Box className="dock-in foot-in">{children}</Box>
    </Box>
  );
}
