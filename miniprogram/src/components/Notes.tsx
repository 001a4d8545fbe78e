import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button';
import { Box, Txt } from './elements';
import { showPart } from './focus';
import { Icon, type IconName } from './Icon';

/** One line or two that have to be noticed: amber for a deadline or a caution, plain for a fact, red for failure. */
export function Strip({
  kind = 'amber',
  icon = 'clock',
  boxed,
  children,
}: {
  kind?: 'amber' | 'plain' | 'red';
  icon?: IconName;
  boxed?: boolean;
  children: ReactNode;
}) {
  const looks = { amber: '', plain: 'strip-plain', red: 'strip-red' }[kind];
  return (
    <Box className={`strip ${looks} ${boxed ? 'strip-box' : ''}`} role={kind === 'red' ? 'alert' : undefined}>
      <Icon name={icon} />
      <Box className="grow">{children}</Box>
    </Box>
  );
}

let shown = 0;

/** What was refused, or did not arrive, brought into sight; nothing where nothing went wrong. */
export function Refused({ failure }: { failure: { message: string } | null }) {
  const [id] = useState(() => {
    shown += 1;
    return `refusal-${shown}`;
  });
  const message = failure?.message;
  // Whoever pressed a button at the foot of a page would not see what stands at its head.
  useEffect(() => {
    if (message !== undefined) showPart(id);
  }, [id, message]);
  if (failure === null) return null;
  return (
    <Box id={id} className="card">
      <Strip kind="red" icon="warn">
        {failure.message}
      </Strip>
    </Box>
  );
}

/** Sentences that go with a page, a dot each. */
export function NoticeList({ notices }: { notices: readonly ReactNode[] }) {
  return (
    <Box className="notes" role="list">
      {notices.map((notice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences stand in a fixed order and hold no state
        <Box key={index} className="note" role="listitem">
          <Box className="note-dot" />
          <Txt className="t-2 grow">{notice}</Txt>
        </Box>
      ))}
    </Box>
  );
}

export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
}) {
  return (
    <Box className="empty">
      <Box className="empty-ico">
        <Icon name={icon} size={26} />
      </Box>
      <Box className="b ink mt8">{title}</Box>
      <Box className="mt4">{children}</Box>
    </Box>
  );
}

/** Something did not come: says what and offers to try again. */
export function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Box className="card pad">
      <Box className="error" role="alert">
        <Icon name="warn" />
        <Txt>{message}</Txt>
      </Box>
      <Box className="mt8">
        <Button kind="secondary" onTap={onRetry}>
          重试
        </Button>
      </Box>
    </Box>
  );
}

/** The place of what is still coming, as high as it will be. */
export function Skeleton({ rows }: { rows: number }) {
  return (
    <Box className="card pad" role="status" label="正在加载">
      <Box className="sk sk-40" />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without content
        <Box key={index} className="row sk-row">
          <Box className="sk sk-face" />
          <Box className="grow">
            <Box className="sk sk-60" />
            <Box className="sk" />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
