import type { SettingView } from '@jiayibao/shared/contract/agency';
import Taro, { useRouter } from '@tarojs/taro';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { dayInWords } from '../../wording/cases';
import { callAgency } from './cloud';
import { DeskPage, scopeInWords } from './DeskPage';
import { Preview } from './Preview';
import { settingsText } from './settings-text';
import { text } from './text';

/** One entry with what it changes; a second person approves it. */
export default function ReviewRoom() {
  return (
    <DeskPage title={text.titles.review} room="settings">
      {() => <Review />}
    </DeskPage>
  );
}

function Review() {
  const settingId = useRouter().params.setting ?? '';
  const { data, failure, reload } = useLoaded(
    async () => (await callAgency('settings.review', { settingId })).data,
  );
  const { busy, failure: refusal, act } = useAct();
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const { setting, preview } = data;
  const decide = (step: SettingView['may'][number]) =>
    act(`${step} ${setting.revision}`, async (key) => {
      await callAgency(`settings.${step}`, { settingId, revision: setting.revision }, { key });
      await Taro.redirectTo({ url: '/packages/agency/settings' });
    });
  const cites = [setting.contribution, setting.subsidy, setting.windows, setting.aid].filter((part) => part);
  const facts = [
    { name: settingsText.region, value: scopeInWords(setting.region) },
    { name: settingsText.benefitYear, value: settingsText.year(setting.benefitYear) },
    { name: settingsText.fromDay, value: dayInWords(setting.from) },
    { name: '录入', value: settingsText.by(setting.proposedBy, dayInWords(setting.proposedAt)) },
    {
      name: settingsText.source,
      value: [
        ...new Set(cites.map((part) => part && `${part.source}（${settingsText.grades[part.grade]}）`)),
      ].join('；'),
    },
  ];
  return (
    <Box className="d-narrow">
      <Refused failure={refusal} />
      <Card>
        {facts.map(({ name, value }, at) => (
          <Box key={name}>
            {at > 0 && <Hair />}
            <Row name={name} value={value} />
          </Box>
        ))}
        {setting.supersedes && <Strip icon="info">{settingsText.replaces}</Strip>}
        {setting.confirmed && <Strip icon="info">{settingsText.confirmed(setting.confirmed.words)}</Strip>}
      </Card>
      <Preview of={preview} />
      {setting.may.includes('approve') && (
        <Button busy={busy} onTap={() => void decide('approve')}>
          {settingsText.approve}
        </Button>
      )}
      {!setting.may.includes('approve') && <NoticeList notices={[settingsText.own]} />}
      {setting.may.includes('withdraw') && (
        <Box className="mt8">
          <Button kind="danger" busy={busy} onTap={() => void decide('withdraw')}>
            {setting.may.includes('approve') ? settingsText.reject : settingsText.withdraw}
          </Button>
        </Box>
      )}
    </Box>
  );
}
