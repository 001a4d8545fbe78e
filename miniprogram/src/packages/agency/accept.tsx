import { paperCode } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { TextField } from '../../components/Field';
import { NoticeList, Refused } from '../../components/Notes';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { callAgency } from './cloud';
import { text } from './text';

/** Becomes one of staff, with the code that the lead handed over on paper. */
export default function Accept() {
  const [code, setCode] = useState('');
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() =>
    paperCode.safeParse(code).success ? [] : [{ field: 'code', message: text.accept.missing }],
  );
  const accept = () =>
    act(code, async (key) => {
      await callAgency('staff.accept', { code }, { key });
      await Taro.redirectTo({ url: '/packages/agency/desk' });
    });
  return (
    <Page
      title={text.titles.accept}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void accept())}>
            {text.accept.button}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <Card>
        <TextField
          id="code"
          label={text.accept.code}
          hint={text.accept.codeHint}
          error={errorOf(errors, 'code')}
          value={code}
          maxLength={12}
          onChange={setCode}
        />
      </Card>
      <NoticeList notices={[text.accept.prove]} />
    </Page>
  );
}
