import { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { Box } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { dayInWords } from '../../wording/cases';
import { sayOfMember } from './draft';
import { text } from './text';
import { useQuote } from './use-quote';

/** How many missed years a member makes up, what each number costs and brings. */
export default function MakeUp() {
  const { data, failure, reload, draft } = useQuote();
  const { params } = useRouter();
  const memberId = params.member ?? '';
  const year = data?.years.find(({ benefitYear }) => String(benefitYear) === params.year);
  const member = year?.members.find((one) => one.memberId === memberId);
  const chosen = draft.makeUpYears[memberId] ?? 0;
  return (
    <Page
      title={text.titles.makeUp}
      dock={
        <Footer>
          <Button onTap={goBack}>{text.makeUp.done}</Button>
        </Footer>
      }
    >
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && !(member?.waiting && member.makeUp.length > 0) && (
        <Card>
          <EmptyState icon="info" title={text.makeUp.gone} />
        </Card>
      )}
      {member?.waiting && member.makeUp.length > 0 && (
        <>
          <Box className="pad-x pad-b">
            {text.makeUp.intro(member.name, member.waiting.missedYears, member.waiting.fixedMonths)}
          </Box>
          <Card title={text.makeUp.label(member.name)}>
            <OptionRows
              name="make-up"
              label={text.makeUp.label(member.name)}
              options={[
                {
                  value: '0',
                  text: text.makeUp.none,
                  hint: hintOf(member.waiting.months, member.benefitPeriod?.from ?? null),
                },
                ...member.makeUp.map(({ years, due, months, benefitFrom }) => ({
                  value: String(years),
                  text: text.makeUp.years(years),
                  hint: hintOf(months, benefitFrom),
                  aside: `${displayAmount(due)} ${text.yuan}`,
                })),
              ]}
              value={String(chosen)}
              onChange={(years) => sayOfMember('makeUpYears', memberId, Number(years))}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

function hintOf(months: number, from: string | null): string {
  return text.makeUp.noneHint(months, from === null ? null : dayInWords(from));
}
