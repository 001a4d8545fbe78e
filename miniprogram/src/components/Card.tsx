import type { ReactNode } from 'react';
import { Box, Heading, Tap, Txt } from './elements';
import { Icon } from './Icon';

export function Card({
  title,
  aside,
  link,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  link?: { text: string; onTap: () => void };
  children?: ReactNode;
}) {
  return (
    <Box className="card">
      {title && (
        <Box className="head">
          <Heading level={2} className="head-t">
            {title}
          </Heading>
          {aside}
          {link && <Link text={link.text} onTap={link.onTap} tight />}
        </Box>
      )}
      {children}
    </Box>
  );
}

export function Link({
  text,
  label,
  onTap,
  tight,
  bare,
  start,
}: {
  text: string;
  /** Says what the link is about where its text alone does not ("更改" of which line). */
  label?: string;
  onTap: () => void;
  tight?: boolean;
  bare?: boolean;
  /** At the left edge of what it belongs to. */
  start?: boolean;
}) {
  return (
    <Tap
      className={`link no ${tight ? 'link-tight' : ''} ${start ? 'link-start' : ''}`}
      label={label}
      onTap={onTap}
    >
      <Txt>{text}</Txt>
      {!bare && <Icon name="chevron" size={16} end />}
    </Tap>
  );
}

export function Hair({ inset }: { inset?: 48 | 50 | 68 }) {
  return <Box className={`hair ${inset ? `hair-${inset}` : ''}`} />;
}

/** A name and its value; with `onTap` the row opens something. */
export function Row({ name, value, onTap }: { name: string; value: ReactNode; onTap?: () => void }) {
  const inside = (
    <>
      <Txt className="kv-k">{name}</Txt>
      <Box className="row grow" style={{ justifyContent: 'flex-end' }}>
        <Box className="kv-v">{value}</Box>
        {onTap && <Icon name="chevron" end />}
      </Box>
    </>
  );
  if (!onTap) return <Box className="kv">{inside}</Box>;
  return (
    <Tap className="kv" onTap={onTap}>
      {inside}
    </Tap>
  );
}
