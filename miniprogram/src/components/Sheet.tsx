import type { ReactNode } from 'react';
import { Box, Heading, Tap, Txt } from './elements';
import { Icon } from './Icon';
import { SheetFrame } from './SheetFrame';

/** A sheet from below, over the page; closed by its button, the ground behind it, or Esc. */
export function Sheet({
  title,
  subtitle,
  at,
  onClose,
  children,
}: {
  title: string;
  subtitle?: string;
  /** The id of what it opens at; its beginning where left out. */
  at?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const head = (
    <>
      <Box className="grab" role="none" />
      <Box className="row between top sheet-head">
        <Box className="grow sheet-title">
          <Heading level={2} className="t-title">
            {title}
          </Heading>
          {subtitle && <Txt className="t-2t num">{subtitle}</Txt>}
        </Box>
        <Tap className="icon-tap ink2" label="关闭" onTap={onClose}>
          <Icon name="close" size={24} />
        </Tap>
      </Box>
    </>
  );
  return (
    <SheetFrame title={title} head={head} at={at} onClose={onClose}>
      {children}
    </SheetFrame>
  );
}
