import type { ReactNode } from 'react';
import { useAppearance } from '../state/appearance';
import { Box } from './elements';
import { NavigationBar } from './NavigationBar';
import { type Tab, TabBar } from './TabBar';

/**
 * A page's root: carries the look (light or dark, large type), the title, and below the content what stays in
 * sight while it scrolls (`dock`: a footer or a strip; the tab bar on tab pages).
 */
export function Page({
  title,
  tab,
  dock,
  onBack,
  children,
}: {
  title: string;
  tab?: Tab;
  dock?: ReactNode;
  /** What the browser's bar does instead of going back; WeChat's own bar asks (`useLeaveQuestion`). */
  onBack?: () => void;
  children?: ReactNode;
}) {
  const { dark, large } = useAppearance();
  return (
    <Box className={`root ${dark ? 'dark' : ''} ${large ? 'large' : ''}`}>
      <NavigationBar title={title} back={tab === undefined} onBack={onBack} />
      <Box className="main" role="main">
        {children}
      </Box>
      {(dock || tab) && (
        <Box className="dock" role="region" label="页脚">
          {dock}
          {tab && <TabBar current={tab} />}
        </Box>
      )}
    </Box>
  );
}
