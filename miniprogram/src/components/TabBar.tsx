import { useUnread } from '../state/notices';
import { Box, Tap, Txt } from './elements';
import { Icon, type IconName } from './Icon';
import { openTab } from './navigate';

export type Tab = 'home' | 'estimate' | 'mine';

const ITEMS: readonly { tab: Tab; icon: IconName; text: string }[] = [
  { tab: 'home', icon: 'home', text: '首页' },
  { tab: 'estimate', icon: 'calculator', text: '试算' },
  { tab: 'mine', icon: 'person', text: '我的' },
];

/** Drawn by the page itself: the native bar cannot reach 14 px, nor large type. Notices that are unread mark their tab. */
export function TabBar({ current }: { current: Tab }) {
  const unread = useUnread() ?? 0;
  const marked = (tab: Tab) => tab === 'home' && unread > 0;
  return (
    <Box className="tabs">
      <Box className="dock-in tabs-in" role="navigation" label="主要页面">
        {ITEMS.map(({ tab, icon, text }) => (
          <Tap
            key={tab}
            className={`tab ${tab === current ? 'tab-on' : ''}`}
            label={marked(tab) ? `${text}，${unread}条新通知` : text}
            current={tab === current}
            onTap={() => {
              if (tab !== current) openTab(tab);
            }}
          >
            <Box className="tab-icon">
              <Icon name={icon} size={24} />
              {marked(tab) && <Box className="tab-mark" role="none" />}
            </Box>
            <Txt>{text}</Txt>
          </Tap>
        ))}
      </Box>
    </Box>
  );
}
