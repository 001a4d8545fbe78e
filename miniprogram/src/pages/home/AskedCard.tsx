import { caseKinds } from '@jiayibao/shared/contract/resident';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Card, Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { dayInWords } from '../../wording/cases';
import { text } from './text';

/** Applications that wait for their applicant, before everything else: not answered in time, they are closed. */
export function AskedCard() {
  const { data } = useLoaded(async () => (await call('case.list', {})).data.cases);
  const asked = data?.filter(({ state }) => state === 'returned') ?? [];
  if (asked.length === 0) return null;
  return (
    <Card>
      {asked.map(({ caseId, kind, name, dueOn }) => (
        <Strip key={caseId} icon="return">
          <Box className="b">{text.asked.title(caseKinds[kind].discreet ?? caseKinds[kind].title, name)}</Box>
          {dueOn && <Box>{text.asked.until(dayInWords(dueOn))}</Box>}
          <Link
            bare
            start
            text={text.asked.answer}
            label={`${text.asked.answer}，${name}`}
            onTap={() => open('/packages/case/case', { case: caseId })}
          />
        </Strip>
      ))}
    </Card>
  );
}
