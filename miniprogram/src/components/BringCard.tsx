import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import type { CaseApplication, Region } from '@jiayibao/shared/contract/resident';
import { useToday } from '../cloud';
import { useParameters } from '../state/parameters';
import { dayInWords } from '../wording/cases';
import { BRING_NOTE, bringText, DESK_REASONS } from '../wording/newborns';
import { Card } from './Card';
import { Box } from './elements';
import { NoticeList, Strip } from './Notes';

/** For parents who announced a birth to the desk: that they have to go there, by when, and with what. */
export function BringCard({
  application: { reason, bornOn },
  region,
}: {
  application: Extract<CaseApplication, { kind: 'newbornAtDesk' }>;
  region: Region;
}) {
  const today = useToday();
  const parameters = useParameters();
  if (today === null) return null;
  const request = { operation: 'newborn', region, birthDate: bornOn, enrolledOn: today, groups: [] };
  const answer = calculate(request, parameters) as AnswerTo<'newborn'>;
  const { deadline = null, withinDeadline = false } = answer.ok ? answer.result : {};
  return (
    <Card title={bringText.title}>
      <Strip>
        {deadline === null
          ? bringText.closed
          : withinDeadline
            ? bringText.until(dayInWords(deadline))
            : bringText.late(dayInWords(deadline))}
      </Strip>
      <Box className="pad">
        <NoticeList notices={[...DESK_REASONS[reason].bring, BRING_NOTE]} />
      </Box>
    </Card>
  );
}
