import { useRouter } from '@tarojs/taro';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { PaperPage } from './PaperPage';
import { certificatePaper } from './papers';
import { text } from './text';

/** That a member is enrolled for a year, as of today. */
export default function Certificate() {
  const { member = '', year } = useRouter().params;
  const { data, failure, reload } = useLoaded(async () =>
    certificatePaper((await call('certificate.read', { memberId: member, benefitYear: Number(year) })).data),
  );
  return <PaperPage title={text.titles.certificate} paper={data} failure={failure} onRetry={reload} />;
}
