import { callEvidence } from '../cloud/evidence';
import { showDocument } from '../cloud/files';
import { useLoaded } from '../cloud/use-call';
import { attachmentsText as text } from '../wording/attachments';
import { Button } from './Button';
import { Box } from './elements';
import { Refused } from './Notes';
import { PhotoView } from './PhotoView';

/** One file of a case or of a form, fetched only now, by an address that soon ends. */
export function Paper({ attachmentId, name }: { attachmentId: string; name: string }) {
  const { data, failure } = useLoaded(
    async () => (await callEvidence('attachment.open', { attachmentId })).data,
  );
  return (
    <>
      <Refused failure={data ? null : failure} />
      {!data && !failure && (
        <Box className="pad" role="status">
          {text.loading}
        </Box>
      )}
      {data?.type === 'image/jpeg' && <PhotoView key={data.url} src={data.url} label={name} />}
      {data?.type === 'application/pdf' && (
        <Box className="pad">
          <Box className="pad-b">{text.pdfOpened}</Box>
          <Button onTap={() => void showDocument(data.url)}>{text.openPdf}</Button>
        </Box>
      )}
    </>
  );
}
