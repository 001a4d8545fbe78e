import type { SettingPreview, StaffView } from '@jiayibao/shared/contract/agency';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { showPart } from '../../components/focus';
import { Refused, Strip } from '../../components/Notes';
import { useErrors } from '../../components/use-errors';
import { callAgency } from './cloud';
import { DeskPage, scopeInWords } from './DeskPage';
import { Preview } from './Preview';
import { ProposalFields } from './ProposalFields';
import { EMPTY_PROPOSAL, fieldOfPath, proposalErrors, proposalOf } from './proposal';
import { settingsText } from './settings-text';
import { text } from './text';

/** Enters new figures: typed, seen with what they change, and sent for a second person to approve. */
export default function ProposeRoom() {
  return (
    <DeskPage title={text.titles.propose} room="settings">
      {(me) => <Propose region={me.region} />}
    </DeskPage>
  );
}

function Propose({ region }: Pick<StaffView, 'region'>) {
  const { data: list } = useLoaded(async () => (await callAgency('settings.list', {})).data);
  const [typed, setTyped] = useState(EMPTY_PROPOSAL);
  const [preview, setPreview] = useState<SettingPreview | null>(null);
  const [words, setWords] = useState('');
  const { busy, failure, act, forget } = useAct();
  const field = failure && fieldOfPath(failure.path);
  const fault = failure && field ? { field, message: failure.message } : null;
  const form = useErrors(() => proposalErrors(typed), fault);
  const questions = preview?.questions ?? [];
  const confirmation = useErrors(() =>
    questions.length > 0 && words.trim().length < 2
      ? [{ field: 'confirm', message: settingsText.confirmMissing }]
      : [],
  );
  const proposal = proposalOf(typed);
  const look = async () => {
    const came = await act(JSON.stringify(proposal), async () =>
      setPreview((await callAgency('settings.preview', proposal)).data),
    );
    showPart(came ? 'preview' : 'refused');
  };
  const send = () => {
    const confirmed =
      questions.length > 0 ? { questions: questions.map(({ id }) => id), words: words.trim() } : null;
    return act(JSON.stringify([proposal, confirmed]), async (key) => {
      await callAgency('settings.propose', { proposal, confirmed }, { key });
      await Taro.redirectTo({ url: '/packages/agency/settings' });
    });
  };
  if (preview === null) {
    return (
      <Box className="d-narrow">
        <Box id="refused">
          <ErrorSummary errors={form.errors} />
          {!fault && <Refused failure={failure} />}
        </Box>
        <Strip kind="plain" icon="info" boxed>
          {settingsText.scope(scopeInWords(region))}
        </Strip>
        <ProposalFields
          typed={typed}
          errors={form.errors}
          approved={list?.settings.filter(({ state }) => state === 'approved') ?? []}
          onChange={(change) => {
            forget();
            setTyped({ ...typed, ...change });
          }}
        />
        <Button busy={busy} onTap={() => form.submit(() => void look())}>
          {settingsText.preview}
        </Button>
      </Box>
    );
  }
  return (
    <Box className="d-narrow">
      <ErrorSummary errors={confirmation.errors} />
      <Refused failure={failure} />
      <Box id="preview" className="b pad">
        {settingsText.scope(scopeInWords(region))}
      </Box>
      <Preview of={preview} />
      {questions.length > 0 && (
        <Card>
          <TextAreaField
            id="confirm"
            label={settingsText.confirm}
            hint={settingsText.confirmHint}
            error={errorOf(confirmation.errors, 'confirm')}
            value={words}
            maxLength={200}
            onChange={setWords}
          />
        </Card>
      )}
      <Button busy={busy} onTap={() => confirmation.submit(() => void send())}>
        {settingsText.send}
      </Button>
      <Box className="mt8">
        <Button kind="secondary" onTap={() => setPreview(null)}>
          {settingsText.edit}
        </Button>
      </Box>
    </Box>
  );
}
