import { useDidShow } from '@tarojs/taro';
import { Page } from '../../components/Page';
import { useHousehold } from '../../state/household';
import { refreshParameters } from '../../state/parameters';
import { CostCard } from './CostCard';
import { DatesCard } from './DatesCard';
import { HospitalCard } from './HospitalCard';
import { ResultStrip } from './ResultStrip';
import { SpecialCard } from './SpecialCard';
import { text } from './text';
import { useEstimate } from './use-estimate';
import { WhoCard } from './WhoCard';

/** What a stay will cost: filled in from the top, answered below as it changes, by the phone itself. */
export default function EstimatePage() {
  useHousehold();
  useDidShow(() => void refreshParameters());
  const estimate = useEstimate();
  return (
    <Page title={text.title} tab="estimate" dock={<ResultStrip estimate={estimate} />}>
      <WhoCard estimate={estimate} />
      <HospitalCard estimate={estimate} />
      <CostCard estimate={estimate} />
      <DatesCard estimate={estimate} />
      <SpecialCard estimate={estimate} />
    </Page>
  );
}
