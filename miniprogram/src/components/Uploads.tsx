import { useState } from 'react';
import { attachmentsText as text } from '../wording/attachments';
import { Button } from './Button';
import { Hair, Link } from './Card';
import { Box, Txt } from './elements';
import { Icon } from './Icon';
import { Paper } from './Paper';
import { Sheet } from './Sheet';
import type { Sending, Sent, useUploads } from './use-uploads';

/** Files to choose, on their way, and there; each can be looked at, and taken out again. */
export function Uploads({
  sent,
  uploads,
}: {
  sent: readonly Sent[];
  uploads: ReturnType<typeof useUploads>;
}) {
  const { sending, room, add, send, drop, remove } = uploads;
  const [viewing, setViewing] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Sent | null>(null);
  const nameOf = (attachmentId: string) =>
    text.name(sent.findIndex((one) => one.attachmentId === attachmentId) + 1);
  return (
    <Box id="files">
      <Box role="list" label={text.list}>
        {sent.map((one, at) => (
          <Box key={one.attachmentId} role="listitem">
            {at > 0 && <Hair inset={50} />}
            <SentRow
              one={one}
              name={text.name(at + 1)}
              onView={() => setViewing(one.attachmentId)}
              // What the agency has had already does not go without a question.
              onRemove={() => (one.view === null ? setLeaving(one) : void remove(one))}
            />
          </Box>
        ))}
        {sending.map((one) => (
          <Box key={one.number} role="listitem">
            <SendingRow one={one} onRetry={() => void send(one)} onRemove={() => drop(one.number)} />
          </Box>
        ))}
      </Box>
      <Box className="pad">
        <Button kind="secondary" disabled={room <= 0} onTap={() => void add('photo')}>
          {text.photo}
        </Button>
        <Box className="mt8">
          <Button kind="secondary" disabled={room <= 0} onTap={() => void add('pdf')}>
            {text.pdf}
          </Button>
        </Box>
        <Box className="t-2 mt8">{room > 0 ? text.limit(room) : text.full}</Box>
      </Box>
      {viewing !== null && (
        <Sheet title={nameOf(viewing)} onClose={() => setViewing(null)}>
          <Paper attachmentId={viewing} name={nameOf(viewing)} />
        </Sheet>
      )}
      {leaving && (
        <Sheet title={text.removeAsk(nameOf(leaving.attachmentId))} onClose={() => setLeaving(null)}>
          <Box className="pad">
            <Box className="pad-b">{text.removeHint}</Box>
            <Button
              kind="danger"
              onTap={() => {
                void remove(leaving);
                setLeaving(null);
              }}
            >
              {text.removeSure}
            </Button>
          </Box>
        </Sheet>
      )}
    </Box>
  );
}

function SentRow({
  one,
  name,
  onView,
  onRemove,
}: {
  one: Sent;
  name: string;
  onView: () => void;
  onRemove: () => void;
}) {
  return (
    <Box className="kv">
      <Box className="row grow">
        <Box className="teal mr8 no">
          <Icon name={one.view?.type === 'application/pdf' ? 'file' : 'photo'} size={24} />
        </Box>
        <Box className="grow">
          <Box>{name}</Box>
          <Box className="t-2t num">{one.view ? text.arrived(one.view.size) : text.before}</Box>
        </Box>
      </Box>
      <Link bare text={text.look} label={text.view(name)} onTap={onView} />
      <Box className="ml16">
        <Link bare text={text.remove} label={`${text.remove}${name}`} onTap={onRemove} />
      </Box>
    </Box>
  );
}

function SendingRow({ one, onRetry, onRemove }: { one: Sending; onRetry: () => void; onRemove: () => void }) {
  const { file, percent, message } = one;
  if (message !== null) {
    return (
      <Box className="pad">
        <Box className="error" role="alert">
          <Icon name="warn" />
          <Txt>
            {file.name}：{message}
          </Txt>
        </Box>
        <Box className="row">
          <Link bare start text={text.retry} label={`${text.retry}${file.name}`} onTap={onRetry} />
          <Box className="ml16">
            <Link bare start text={text.remove} label={`${text.remove}${file.name}`} onTap={onRemove} />
          </Box>
        </Box>
      </Box>
    );
  }
  return (
    <Box className="pad" role="status">
      <Box className="row between wrap">
        <Txt className="mr8">{file.name}</Txt>
        <Txt className="t-2t num">{percent < 100 ? text.sending(percent) : text.checking}</Txt>
      </Box>
      <Box className="meter mt8" role="none">
        <Box className="meter-on" style={{ width: `${percent}%` }} />
      </Box>
    </Box>
  );
}
