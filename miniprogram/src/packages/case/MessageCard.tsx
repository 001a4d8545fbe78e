import { useState } from 'react';
import { call } from '../../cloud';
import { askForMessages } from '../../cloud/subscribe';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { Refused, Strip } from '../../components/Notes';
import { text } from './text';

/** Offers a message in WeChat once something is decided: asked when a case has just been sent. */
export function MessageCard() {
  const { data } = useLoaded(async () => (await call('notice.summary', {})).data.templates);
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const { busy, failure, act } = useAct();
  if (!data || data.length === 0) return null;
  const ask = () =>
    act('allow', async (key) => {
      const ids = await askForMessages(data.map(({ id }) => id));
      const templates = data.filter(({ id }) => ids.includes(id)).map(({ template }) => template);
      if (templates.length > 0) await call('notice.allow', { templates }, { key });
      setAllowed(templates.length > 0);
    });
  return (
    <Card title={text.message.title}>
      <Box className="pad-x pad-b">
        <Box className="t-2 pad-b">{text.message.hint}</Box>
        <Refused failure={failure} />
        {allowed === null ? (
          <Button kind="secondary" busy={busy} onTap={() => void ask()}>
            {text.message.button}
          </Button>
        ) : (
          <Strip kind="plain" icon={allowed ? 'tick' : 'info'}>
            <Box role="status">{allowed ? text.message.yes : text.message.no}</Box>
          </Strip>
        )}
      </Box>
    </Card>
  );
}
