import type { SettingView, StaffView } from '@jiayibao/shared/contract/agency';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { EmptyState, Failure, NoticeList, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { dayInWords } from '../../wording/cases';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { figureName, figureValue } from './Preview';
import { settingsText } from './settings-text';
import { text } from './text';

/** The year's figures: those in force, and what was entered. */
export default function SettingsRoom() {
  return (
    <DeskPage title={text.titles.settings} room="settings">
      {(me) => <Settings me={me} />}
    </DeskPage>
  );
}

function Settings({ me }: { me: StaffView }) {
  const { data, failure, reload } = useLoaded(async () => (await callAgency('settings.list', {})).data);
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  return (
    <Box className="d-narrow">
      {me.role !== 'clerk' && (
        <Box className="pad-b">
          <Button onTap={() => open('/packages/agency/propose')}>{settingsText.propose}</Button>
        </Box>
      )}
      <Card title={settingsText.records}>
        {data.settings.length === 0 && <EmptyState icon="file" title={settingsText.noRecords} />}
        {data.settings.map((one, at) => (
          <Box key={one.settingId}>
            {at > 0 && <Hair />}
            {one.state === 'proposed' && me.role !== 'clerk' ? (
              <Tap
                className="kv tap-in"
                onTap={() => open('/packages/agency/review', { setting: one.settingId })}
              >
                <Entry of={one} />
                <Icon name="chevron" end />
              </Tap>
            ) : (
              <Box className="kv">
                <Entry of={one} />
              </Box>
            )}
          </Box>
        ))}
      </Card>
      {data.years.map(({ benefitYear, figures }) => (
        <Card key={benefitYear} title={settingsText.year(benefitYear)}>
          {figures.map((figure, at) => (
            <Box key={figureName(figure)}>
              {at > 0 && <Hair />}
              <Row
                name={figureName(figure)}
                value={
                  <>
                    <Box className="num">{figureValue(figure.value)}</Box>
                    <Box className="t-2t">
                      {figure.source}（{settingsText.grades[figure.grade]}）
                    </Box>
                  </>
                }
              />
            </Box>
          ))}
        </Card>
      ))}
      <NoticeList notices={[settingsText.version(data.version)]} />
    </Box>
  );
}

/** One entry: of which year, from when, where it stands, and whose it is. */
function Entry({ of }: { of: SettingView }) {
  return (
    <Box className="grow">
      <Box>
        <Txt className="b mr8">
          {settingsText.year(of.benefitYear)}，{settingsText.from(dayInWords(of.from))}
        </Txt>
        <Txt className={of.state === 'proposed' ? 'amber' : 'ink2'}>{settingsText.states[of.state]}</Txt>
      </Box>
      <Box className="t-2t mt4">{settingsText.by(of.proposedBy, dayInWords(of.proposedAt))}</Box>
      {of.decidedBy && (
        <Box className="t-2t mt4">{settingsText.decided(of.decidedBy, dayInWords(of.decidedAt))}</Box>
      )}
    </Box>
  );
}
