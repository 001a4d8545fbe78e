import { useRouter } from '@tarojs/taro';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { PaperPage } from './PaperPage';
import { receiptPaper } from './papers';
import { text } from './text';

/** The receipt of an order. */
export default function Receipt() {
  const { number = '' } = useRouter().params;
  const { data, failure, reload } = useLoaded(async () =>
    receiptPaper((await call('receipt.read', { number })).data),
  );
  return <PaperPage title={text.titles.receipt} paper={data} failure={failure} onRetry={reload} />;
}
