import { PageContainer, ScrollView, View } from '@tarojs/components';
import type { SheetFrameProps } from './SheetFrame.types';

/**
 * WeChat's own container: above everything, closed by the ground behind it and by the system's way back. The head
 * stays, what is below it scrolls.
 */
export function SheetFrame({ head, onClose, children }: SheetFrameProps) {
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
        <ScrollView scrollY className="sheet-scroll">
          {children}
        </ScrollView>
      </View>
    </PageContainer>
  );
}
