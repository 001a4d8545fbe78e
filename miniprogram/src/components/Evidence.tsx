import { type ReactNode, useState } from 'react';
import { useAppearance } from '../state/appearance';
import { attachmentsText as text } from '../wording/attachments';
import { Box, Heading, Tap } from './elements';
import { focusField, showPart } from './focus';
import { Icon } from './Icon';
import { Paper } from './Paper';
import { Sheet } from './Sheet';

/**
 * The files of a case. Each is fetched only when it is opened, by an address that soon ends. `beside`: on a wide screen
 * it stands beside what it is compared with, not over it; `onViewing` tells that there is one.
 */
export function Evidence({
  attachments,
  beside,
  onViewing,
}: {
  attachments: readonly string[];
  beside?: boolean;
  onViewing?: (viewing: boolean) => void;
}) {
  const { wide } = useAppearance();
  const [open, setOpen] = useState<number | null>(null);
  const show = (at: number) => {
    setOpen(at);
    onViewing?.(true);
    if (beside && wide) showPart('evidence-beside');
  };
  const close = () => {
    if (beside && wide && open !== null) focusField(`evidence-${open}`);
    setOpen(null);
    onViewing?.(false);
  };
  const Frame = beside && wide ? Beside : Sheet;
  return (
    <>
      <Box className="thumbs" role="list" label={text.title(attachments.length)}>
        {attachments.map((attachmentId, at) => (
          <Box key={attachmentId} className="thumb-cell" role="listitem">
            <Tap
              id={`evidence-${at}`}
              className={`thumb ${at === open ? 'thumb-on' : ''}`}
              label={text.view(text.name(at + 1))}
              onTap={() => show(at)}
            >
              <Icon name="photo" size={26} />
            </Tap>
            <Box className="t-cap mt4">{text.name(at + 1)}</Box>
          </Box>
        ))}
      </Box>
      {open !== null && (
        <Frame title={text.name(open + 1)} onClose={close}>
          <Paper key={open} attachmentId={attachments[open] ?? ''} name={text.name(open + 1)} />
        </Frame>
      )}
    </>
  );
}

/** Beside the column at the right, over what is chosen from. */
function Beside({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Box id="evidence-beside" className="beside card" role="region" label={title}>
      <Box className="row between pad-x">
        <Heading level={2} className="t-title">
          {title}
        </Heading>
        <Tap className="icon-tap ink2" label={text.close} onTap={onClose}>
          <Icon name="close" size={24} />
        </Tap>
      </Box>
      {children}
    </Box>
  );
}
