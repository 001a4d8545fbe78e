import type { ReactNode } from 'react';
import { Box, Heading } from './elements';
import { Icon, type IconName } from './Icon';

/** How something has ended, or that it has not yet; below the title, what goes with it. */
export function DoneHead({
  icon = 'tick',
  title,
  children,
}: {
  icon?: IconName;
  title: string;
  children: ReactNode;
}) {
  return (
    <Box className="card pad center" role="status">
      <Box className={`done ${icon === 'tick' ? '' : 'done-plain'}`} role="none">
        <Icon name={icon} size={26} />
      </Box>
      <Heading level={2} className="t-title">
        {title}
      </Heading>
      {children}
    </Box>
  );
}
