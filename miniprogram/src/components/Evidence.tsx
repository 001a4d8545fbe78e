import type { AttachmentView } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import type { CallFailed } from '../cloud';
import { callEvidence } from '../cloud/evidence';
import { showDocument } from '../cloud/files';
import { asFailure } from '../cloud/use-call';
import { attachmentsText as text } from '../wording/attachments';
import { Button } from './Button';
import { Box, Picture, Tap } from './elements';
import { Icon } from './Icon';
import { Refused } from './Notes';
import { Sheet } from './Sheet';

/** The files of a case. Each is fetched only when it is opened, by an address that soon ends. */
export function Evidence({ attachments }: { attachments: readonly string[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const [shown, setShown] = useState<(AttachmentView & { url: string }) | null>(null);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const show = async (at: number) => {
    setOpen(at);
    setShown(null);
    setFailure(null);
    try {
      setShown((await callEvidence('attachment.open', { attachmentId: attachments[at] ?? '' })).data);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <Box className="thumbs" role="list" label={text.title(attachments.length)}>
      {attachments.map((attachmentId, at) => (
        <Box key={attachmentId} className="thumb-cell" role="listitem">
          <Tap className="thumb" label={text.view(text.name(at + 1))} onTap={() => void show(at)}>
            <Icon name="photo" size={26} />
          </Tap>
          <Box className="t-cap mt4">{text.name(at + 1)}</Box>
        </Box>
      ))}
      {open !== null && (
        <Sheet title={text.name(open + 1)} onClose={() => setOpen(null)}>
          <Box className="pad">
            <Refused failure={failure} />
            {!shown && !failure && <Box role="status">{text.loading}</Box>}
            {shown?.type === 'image/jpeg' && (
              <Picture className="photo" src={shown.url} label={text.name(open + 1)} />
            )}
            {shown?.type === 'application/pdf' && (
              <>
                <Box className="pad-b">{text.pdfOpened}</Box>
                <Button onTap={() => void showDocument(shown.url)}>{text.openPdf}</Button>
              </>
            )}
          </Box>
        </Sheet>
      )}
    </Box>
  );
}
