import { MAXIMUM_CERTIFICATE_PHOTOS } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { NoticeList } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Uploads } from '../../components/Uploads';
import { useErrors } from '../../components/use-errors';
import { useUploads } from '../../components/use-uploads';
import { useHouseholdKnown } from '../../state/household';
import { changeChild, childAt, useNewbornDraft } from './draft';
import { openNext } from './steps';
import { text } from './text';

/** Photos of the certificate; the desk looks at them afterwards. */
export default function Photos() {
  const { at: place = '0', from } = useRouter().params;
  const at = Number(place);
  const { children } = useNewbornDraft();
  const region = useHouseholdKnown()?.region ?? null;
  const { name, attachments } = childAt(children, at);
  const uploads = useUploads(attachments, (sent) => changeChild(at, { attachments: sent }));
  const { errors, submit } = useErrors(() => {
    if (uploads.waiting) return [{ field: 'files', message: text.photos.waiting }];
    if (attachments.length > MAXIMUM_CERTIFICATE_PHOTOS)
      return [{ field: 'files', message: text.photos.tooMany(MAXIMUM_CERTIFICATE_PHOTOS) }];
    return attachments.length === 0 ? [{ field: 'files', message: text.photos.missing }] : [];
  });
  const goOn = () => (from === 'check' ? goBack() : openNext(region));
  return (
    <Page
      title={text.titles.photos}
      dock={
        <Footer>
          <Button onTap={() => submit(goOn)}>{text.next}</Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Card title={text.photos.title(name)}>
        <Box className="pad-x pad-b t-2">{text.photos.hint}</Box>
        <FieldError message={errorOf(errors, 'files')} />
        <Uploads sent={attachments} uploads={uploads} />
      </Card>
      <NoticeList notices={[text.photos.desk]} />
    </Page>
  );
}
