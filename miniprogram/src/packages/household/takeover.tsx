import { paperCode } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextField } from '../../components/Field';
import { NoticeList, Refused } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { learnHousehold } from '../../state/household';
import { text } from './text';

/** Takes over, with the code on paper, what a clerk registered for this person. */
export default function TakeOver() {
  const [code, setCode] = useState('');
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() =>
    paperCode.safeParse(code).success ? [] : [{ field: 'code', message: text.takeover.codeForm }],
  );
  const takeOver = () =>
    act(code, async (key) => {
      learnHousehold((await call('household.takeOver', { code }, { key })).data.household);
      openTab('home');
    });
  return (
    <Page
      title={text.titles.takeover}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void takeOver())}>
            {text.takeover.button}
          </Button>
          <Button kind="secondary" onTap={() => open('/packages/household/prove')}>
            {text.titles.prove}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <Box className="pad-x pad-b">{text.takeover.intro}</Box>
      <Card>
        <TextField
          id="code"
          label={text.takeover.code}
          hint={text.takeover.codeHint}
          error={errorOf(errors, 'code')}
          value={code}
          maxLength={12}
          onChange={setCode}
        />
      </Card>
      <NoticeList notices={[text.takeover.proven]} />
    </Page>
  );
}
