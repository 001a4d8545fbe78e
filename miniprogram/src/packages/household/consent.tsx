import { CONSENT_VERSION } from '@jiayibao/shared/contract/resident';
import Taro, { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { type CallFailed, call, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { CheckRow } from '../../components/Choices';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { NoticeList, Refused } from '../../components/Notes';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { consentText } from '../../wording/consent';
import { text } from './text';

/** Consent before anything is asked: what is used and what for, sensitive data apart (PIPL art. 14, 29). */
export default function Consent() {
  const { onward } = useRouter().params;
  const [agreed, setAgreed] = useState(false);
  const [sensitive, setSensitive] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const key = useRef<string | null>(null);
  const { errors, submit } = useErrors(() => [
    ...(agreed ? [] : [{ field: 'agree', message: consentText.missing }]),
    ...(sensitive ? [] : [{ field: 'agree-sensitive', message: consentText.missingSensitive }]),
  ]);
  const agree = async () => {
    setBusy(true);
    setFailure(null);
    try {
      key.current ??= await makeKey();
      await call('account.consent', { version: CONSENT_VERSION, sensitive: true }, { key: key.current });
      await Taro.redirectTo({ url: `/packages/household/${onward === 'takeover' ? 'takeover' : 'place'}` });
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Page
      title={text.titles.consent}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(agree)}>
            {consentText.button}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <Box className="pad-x pad-b">{consentText.intro}</Box>
      <Card title={consentText.ordinary.title}>
        <Box className="pad-x pad-b">
          <NoticeList notices={consentText.ordinary.lines} />
        </Box>
        <FieldError message={errorOf(errors, 'agree')} />
        <CheckRow id="agree" text={consentText.agree} checked={agreed} onChange={setAgreed} />
      </Card>
      <Card title={consentText.sensitive.title}>
        <Box className="pad-x pad-b">
          <NoticeList notices={consentText.sensitive.lines} />
        </Box>
        <FieldError message={errorOf(errors, 'agree-sensitive')} />
        <CheckRow
          id="agree-sensitive"
          text={consentText.agreeSensitive}
          checked={sensitive}
          onChange={setSensitive}
        />
      </Card>
      <NoticeList notices={[consentText.rights, consentText.version(CONSENT_VERSION)]} />
    </Page>
  );
}
