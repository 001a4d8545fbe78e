import type { MemberInput } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { DateField } from '../../components/DateField';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextField } from '../../components/Field';
import { Refused, Strip } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { useErrors } from '../../components/use-errors';
import { dropDraft, memberInput, useDraft } from '../../state/household-draft';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { text } from './text';

const FORM = /^[A-Za-z0-9-]{4,40}$/;

/** The consent that was signed on paper; with it the household that was typed is registered. */
export default function Register() {
  return (
    <DeskPage title={text.titles.register} room="assist">
      {() => <PaperConsent />}
    </DeskPage>
  );
}

function PaperConsent() {
  const today = useToday();
  const { region, county, members } = useDraft('assisted');
  const [form, setForm] = useState('');
  const [signedOn, setSignedOn] = useState<string | null>(today);
  const { busy, failure, act } = useAct();
  const inputs = members.map(memberInput).filter((member): member is MemberInput => member !== null);
  const whole = region !== null && county !== null && inputs.length > 0 && inputs.length === members.length;
  const { errors, submit } = useErrors(() => [
    ...(FORM.test(form.trim()) ? [] : [{ field: 'form', message: text.assist.formMissing }]),
    ...(signedOn === null ? [{ field: 'signed', message: text.assist.signedMissing }] : []),
  ]);
  const send = async () => {
    if (!whole || signedOn === null) return;
    const input = {
      consent: { form: form.trim(), signedOn },
      household: { region, county, members: inputs },
    };
    await act(JSON.stringify(input), async (key) => {
      const { household } = (await callAgency('assisted.register', input, { key })).data;
      dropDraft('assisted');
      await Taro.redirectTo({ url: `/packages/agency/paper?household=${household.householdId}` });
    });
  };
  return (
    <Box className="d-narrow">
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <Card title={text.assist.members}>
        {whole ? (
          <Box className="pad-x pad-b">{inputs.map(({ name }) => name).join('、')}</Box>
        ) : (
          <Strip icon="warn">{text.assist.noDraft}</Strip>
        )}
      </Card>
      <Card title={text.titles.register}>
        <TextField
          id="form"
          label={text.assist.form}
          hint={text.assist.formHint}
          error={errorOf(errors, 'form')}
          value={form}
          maxLength={40}
          onChange={setForm}
        />
        <DateField
          id="signed"
          label={text.assist.signed}
          error={errorOf(errors, 'signed')}
          value={signedOn}
          onChange={setSignedOn}
        />
      </Card>
      <Button busy={busy} disabled={!whole} onTap={() => submit(() => void send())}>
        {text.assist.send}
      </Button>
      <Box className="mt8">
        <Button kind="secondary" onTap={goBack}>
          {text.assist.back}
        </Button>
      </Box>
    </Box>
  );
}
