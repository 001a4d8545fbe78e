import { PageContainer, ScrollView, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { SheetFrameProps } from './SheetFrame.types';

/**
 * WeChat's own container: above everything, closed by the ground behind it and by the system's way back. The head
 * stays, what is below it scrolls.
 */
export function SheetFrame({ head, at, onClose, children }: SheetFrameProps) {
  // Only what is there already can be scrolled to.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return (
    <PageContainer
      show
      round
      position="bottom"
      duration={0}
      onAfterLeave={onClose}
      customStyle="background:transparent"
    >
      <View className="sheet-weapp">
        {head}
        <ScrollView scrollY scrollIntoView={shown ? at : undefined} className="sheet-scroll">
          {children}
        </ScrollView>
      </View>
    </PageContainer>
  );
}
