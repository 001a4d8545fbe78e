import type { HouseholdView } from '@jiayibao/shared/contract/resident';
import { caseKinds, type FiledKind, LISTED_KINDS } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { ApplicationFields, applicationErrors } from '../../components/ApplicationFields';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { OptionCard } from '../../components/OptionCard';
import { Uploads } from '../../components/Uploads';
import { useErrors } from '../../components/use-errors';
import { useUploads } from '../../components/use-uploads';
import {
  applicationOf,
  beginDraft,
  changeCaseDraft,
  dropCaseDraft,
  useCaseDraft,
} from '../../state/case-draft';
import { attachmentsText } from '../../wording/attachments';
import { RELATION_NAMES } from '../../wording/people';
import { assistText } from './assist-text';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { text } from './text';

/** What can be filed for members who are not confirmed; the function says the same of each of the others. */
const UNCONFIRMED: readonly FiledKind[] = ['confirmMembership', 'newbornAtDesk'];

/** Files a case for somebody of a household on paper. */
export default function FileRoom() {
  const householdId = useRouter().params.household ?? '';
  return (
    <DeskPage title={text.titles.file} room="assist">
      {() => <Choose householdId={householdId} />}
    </DeskPage>
  );
}

function Choose({ householdId }: { householdId: string }) {
  const { data, failure, reload } = useLoaded(
    async () => (await callAgency('assisted.read', { householdId })).data.household,
  );
  const [memberId, setMemberId] = useState<string | null>(null);
  const [kind, setKind] = useState<FiledKind | null>(null);
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const member = data.members.find((one) => one.memberId === memberId);
  return (
    <Box className="d-narrow">
      <OptionCard
        name="member"
        label={text.file.who}
        options={data.members.map((one) => ({
          value: one.memberId,
          text: one.name,
          hint: RELATION_NAMES[one.relation],
        }))}
        value={memberId}
        onChange={setMemberId}
      />
      <OptionCard
        name="kind"
        label={text.file.what}
        options={LISTED_KINDS.map((value) => ({ value, text: caseKinds[value].title }))}
        value={kind}
        onChange={setKind}
      />
      {member && kind && isBarred(member, kind) && (
        <Card>
          <Strip icon="warn">{assistText.notConfirmed(member.name)}</Strip>
          <Box className="pad">
            <Button onTap={() => setKind('confirmMembership')}>{assistText.confirmFirst}</Button>
          </Box>
        </Card>
      )}
      {member && kind && !isBarred(member, kind) && (
        <Form key={`${kind} ${member.memberId}`} householdId={householdId} member={member} kind={kind} />
      )}
    </Box>
  );
}

/** Of somebody whose record this household does not see, nothing can be decided but that it may. */
function isBarred({ status }: HouseholdView['members'][number], kind: FiledKind): boolean {
  return status === 'claimed' && !UNCONFIRMED.includes(kind);
}

function Form({
  householdId,
  member,
  kind,
}: {
  householdId: string;
  member: HouseholdView['members'][number];
  kind: FiledKind;
}) {
  const today = useToday();
  const [id] = useState(() => {
    const claimed = member.groups.map(({ group }) => group);
    return beginDraft(kind, { ...member, claimed });
  });
  const draft = useCaseDraft(id);
  const [problem, setProblem] = useState<string | null>(null);
  const uploads = useUploads(draft.attachments, (attachments) => changeCaseDraft(id, { attachments }));
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() => [
    ...applicationErrors(draft, problem, today),
    ...(uploads.waiting ? [{ field: 'files', message: attachmentsText.waiting }] : []),
  ]);
  const application = applicationOf(draft);
  const send = async () => {
    if (!application) return;
    const attachments = draft.attachments.map(({ attachmentId }) => attachmentId);
    const input = { householdId, application, attachments };
    await act(JSON.stringify(input), async (key) => {
      await callAgency('assisted.file', input, { key });
      dropCaseDraft(id);
      goBack();
    });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <ApplicationFields
        draft={draft}
        errors={errors}
        today={today}
        change={(change) => changeCaseDraft(id, change)}
        onProblem={setProblem}
      />
      <Card title={text.file.attachments}>
        <Box className="pad-x">
          <NoticeList notices={[...caseKinds[kind].evidence.words, text.file.attachmentsHint]} />
        </Box>
        <FieldError message={errorOf(errors, 'files')} />
        <Uploads sent={draft.attachments} uploads={uploads} />
      </Card>
      <Refused failure={failure} />
      <Button busy={busy} onTap={() => submit(() => void send())}>
        {text.file.send}
      </Button>
    </>
  );
}
