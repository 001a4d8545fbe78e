import type { MessageTemplate } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call } from '../cloud';
import { askForMessages } from '../cloud/subscribe';
import { useAct } from '../cloud/use-act';
import { useLoaded } from '../cloud/use-call';
import { Button } from './Button';
import { Card } from './Card';
import { Box } from './elements';
import { Refused, Strip } from './Notes';

const text = {
  title: '办好了通知您',
  button: '接收一次通知',
  yes: '好的，有结果会通知您。',
  no: '没有打开通知。可以随时回来看。',
};

/** Offers a message of one template in WeChat: asked when somebody has just done what it tells the outcome of. */
export function MessageCard({ template, hint }: { template: MessageTemplate; hint: string }) {
  const { data } = useLoaded(async () => (await call('notice.summary', {})).data.templates);
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const { busy, failure, act } = useAct();
  const offered = data?.find((one) => one.template === template);
  if (!offered) return null;
  const ask = () =>
    act('allow', async (key) => {
      const yes = (await askForMessages([offered.id])).includes(offered.id);
      if (yes) await call('notice.allow', { templates: [template] }, { key });
      setAllowed(yes);
    });
  return (
    <Card title={text.title}>
      <Box className="pad-x pad-b">
        <Box className="t-2 pad-b">{hint}</Box>
        <Refused failure={failure} />
        {allowed === null ? (
          <Button kind="secondary" busy={busy} onTap={() => void ask()}>
            {text.button}
          </Button>
        ) : (
          <Strip kind="plain" icon={allowed ? 'tick' : 'info'}>
            <Box role="status">{allowed ? text.yes : text.no}</Box>
          </Strip>
        )}
      </Box>
    </Card>
  );
}
