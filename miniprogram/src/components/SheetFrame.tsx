import { PageContainer, ScrollView } from '@tarojs/components';
import type { ReactNode } from 'react';

/**
 * WeChat's own container: above everything, its own scroll, closed by the ground behind it and by the system's
 * way back.
 */
export function SheetFrame({
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <PageContainer
      show
      round
      position="bottom"
      duration={0}
      onAfterLeave={onClose}
      customStyle="background:transparent"
    >
      <ScrollView scrollY className="sheet-weapp">
        {children}
      </ScrollView>
    </PageContainer>
  );
}
