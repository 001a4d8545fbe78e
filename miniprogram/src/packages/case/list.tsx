import { caseKinds } from '@jiayibao/shared/contract/resident';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Tap, Txt } from '../../components/elements';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { CASE_STATES, dayInWords } from '../../wording/cases';
import { GROUP_NAMES } from '../../wording/people';
import { openCase } from './steps';
import { text } from './text';

const RUNNING = ['submitted', 'inReview'];

/** The resident's applications, newest first. */
export default function List() {
  const { data, failure, reload } = useLoaded(async () => (await call('case.list', {})).data.cases);
  return (
    <Page
      title={text.titles.list}
      dock={
        <Footer>
          <Button onTap={() => open('/packages/case/start')}>{text.list.start}</Button>
        </Footer>
      }
    >
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.list.empty}>
            {text.list.emptyHint}
          </EmptyState>
        </Card>
      )}
      {data && data.length > 0 && (
        <Card>
          <Box role="list">
            {data.map(({ caseId, kind, state, name, number, dueOn, submittedAt, groups = [] }, at) => {
              const look = CASE_STATES[state];
              return (
                <Box key={caseId} role="listitem">
                  {at > 0 && <Hair />}
                  <Tap className="kv tap-in" onTap={() => openCase(caseId)}>
                    <Box className="grow">
                      <Box className="row wrap between">
                        <Txt className="b mr8">
                          {caseKinds[kind].title}，{name}
                        </Txt>
                        <Chip kind={look.chip} icon={look.icon}>
                          {look.text}
                        </Chip>
                      </Box>
                      {groups.length > 0 && (
                        <Box className="t-2t mt4">{groups.map((group) => GROUP_NAMES[group]).join('、')}</Box>
                      )}
                      <Box className="t-2t num mt4">
                        {number}
                        {submittedAt !== null && `，${text.list.sent(dayInWords(submittedAt))}`}
                        {dueOn && RUNNING.includes(state) && `，${text.list.due(dayInWords(dueOn))}`}
                      </Box>
                    </Box>
                  </Tap>
                </Box>
              );
            })}
          </Box>
        </Card>
      )}
    </Page>
  );
}
