import {
  COMPLAINT_SUBJECTS as ABOUT,
  COUNTIES,
  type InputOf,
  REGIONS,
  type Region,
} from '@jiayibao/shared/contract/resident';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card, Hair } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { ErrorSummary, errorOf, type FieldError } from '../../components/ErrorSummary';
import { Box, Select } from '../../components/elements';
import { FieldFrame, TextAreaField, TextField } from '../../components/Field';
import { NoticeList, Refused } from '../../components/Notes';
import { OptionCard } from '../../components/OptionCard';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { useHousehold } from '../../state/household';
import { COMPLAINT_SUBJECTS } from '../../wording/complaints';
import { placeWords, REGION_NAMES } from '../../wording/people';
import {
  type ComplaintDraft,
  changeComplaint,
  dropComplaintDraft,
  readComplaint,
  useComplaintDraft,
} from './draft';
import { text } from './text';

const LEAST_WORDS = 5;
const PHONE = /^1[3-9]\d{9}$/;

/** What happened, where, and whether to give a name; checked before it is sent. */
export default function Write() {
  const caseNumber = useRouter().params.case ?? null;
  const written = useComplaintDraft();
  // Who was refused has mostly the agency to complain about.
  const aboutOf = (draft: ComplaintDraft) => draft.about ?? (caseNumber ? ('agency' as const) : null);
  const draft = { ...written, about: aboutOf(written) };
  const { household } = useHousehold();
  const region = draft.region ?? household?.region ?? 'lanzhou';
  const own = household?.region === region ? household.county : null;
  const county = COUNTIES[region].some(({ code }) => code === draft.county) ? draft.county : own;
  const [checking, setChecking] = useState(false);
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() => {
    const latest = readComplaint();
    return missing({ ...latest, about: aboutOf(latest) }, county);
  });
  const input = inputOf(draft, region, county, caseNumber);
  const send = () =>
    act(JSON.stringify(input), async (key) => {
      if (!input) return;
      const { number } = (await call('complaint.file', input, { key })).data;
      dropComplaintDraft();
      await Taro.redirectTo({ url: `/packages/complaint/list?number=${number}` });
    });
  if (checking && input)
    return (
      <Page
        title={text.titles.write}
        dock={
          <Footer>
            <Button busy={busy} onTap={() => void send()}>
              {text.send}
            </Button>
            <Button kind="secondary" onTap={() => setChecking(false)}>
              {text.change}
            </Button>
          </Footer>
        }
      >
        <Refused failure={failure} />
        <Summary of={input} />
      </Page>
    );
  return (
    <Page
      title={text.titles.write}
      dock={
        <Footer>
          <Button onTap={() => submit(() => setChecking(true))}>{text.next}</Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      {caseNumber && (
        <NoticeList notices={[text.ofCase(caseNumber), ...(draft.anonymous ? [] : [text.ofCaseOpen])]} />
      )}
      <OptionCard
        name="about"
        label={text.about}
        options={ABOUT.map((value) => ({ value, ...COMPLAINT_SUBJECTS[value] }))}
        value={draft.about}
        onChange={(about) => changeComplaint({ about })}
        errors={errors}
      />
      <Card>
        <TextField
          id="named"
          label={text.named}
          hint={text.namedHint}
          value={draft.named}
          maxLength={100}
          onChange={(named) => changeComplaint({ named })}
        />
        <TextAreaField
          id="words"
          label={text.words}
          hint={text.wordsHint}
          error={errorOf(errors, 'words')}
          value={draft.words}
          maxLength={1000}
          onChange={(words) => changeComplaint({ words })}
        />
      </Card>
      <Where region={region} county={county} errors={errors} />
      <WhoCard draft={draft} errors={errors} />
      {caseNumber && draft.anonymous && (
        <OptionCard
          name="tells-case"
          label={text.tells.label}
          options={[
            { value: 'no', text: text.tells.no, hint: text.tells.noHint },
            { value: 'yes', text: text.tells.yes, hint: text.tells.yesHint },
          ]}
          value={draft.tellsCase ? 'yes' : 'no'}
          onChange={(value) => changeComplaint({ tellsCase: value === 'yes' })}
        />
      )}
      <NoticeList notices={[text.saved]} />
    </Page>
  );
}

function Where({
  region,
  county,
  errors,
}: {
  region: Region;
  county: string | null;
  errors: readonly FieldError[];
}) {
  return (
    <Card title={text.where}>
      <FieldFrame id="region" label={text.region}>
        <Box className="box">
          <Select
            id="region"
            label={text.region}
            value={region}
            options={REGIONS.map((value) => ({ value, text: REGION_NAMES[value] }))}
            onChange={(value) => changeComplaint({ region: value as Region, county: null })}
          />
        </Box>
      </FieldFrame>
      <FieldFrame id="county" label={text.county} error={errorOf(errors, 'county')}>
        <Box className="box">
          <Select
            id="county"
            label={text.county}
            value={county ?? ''}
            options={[
              { value: '', text: '请选择' },
              ...COUNTIES[region].map(({ code, name }) => ({ value: code, text: name })),
            ]}
            onChange={(value) => changeComplaint({ region, county: value })}
          />
        </Box>
      </FieldFrame>
    </Card>
  );
}

function WhoCard({ draft, errors }: { draft: ComplaintDraft; errors: readonly FieldError[] }) {
  return (
    <Card title={text.who}>
      <OptionRows
        name="anonymous"
        label={text.who}
        options={[
          { value: 'anonymous', text: text.anonymous, hint: text.anonymousHint },
          { value: 'open', text: text.open, hint: text.openHint },
        ]}
        value={draft.anonymous ? 'anonymous' : 'open'}
        onChange={(value) => changeComplaint({ anonymous: value === 'anonymous' })}
      />
      {!draft.anonymous && (
        <>
          <TextField
            id="name"
            label={text.name}
            error={errorOf(errors, 'name')}
            value={draft.name}
            maxLength={40}
            onChange={(name) => changeComplaint({ name })}
          />
          <TextField
            id="phone"
            label={text.phone}
            hint={text.phoneHint}
            error={errorOf(errors, 'phone')}
            keyboard="number"
            value={draft.phone}
            maxLength={11}
            onChange={(phone) => changeComplaint({ phone })}
          />
        </>
      )}
    </Card>
  );
}

function Summary({ of }: { of: InputOf<'complaint.file'> }) {
  const lines = [
    { name: text.about, value: COMPLAINT_SUBJECTS[of.about].text },
    { name: text.named, value: of.named },
    { name: text.words, value: of.words },
    { name: text.where, value: placeWords(of.region, of.county) },
    { name: text.who, value: of.contact ? [of.contact.name, of.contact.phone].join(' ') : text.anonymous },
    {
      name: text.caseNumber,
      value: of.caseNumber ? (of.contact || of.tellsCase ? of.caseNumber : text.caseHidden) : '',
    },
  ].filter(({ value }) => value !== '');
  return (
    <Card title={text.check}>
      {lines.map(({ name, value }, at) => (
        <Box key={name}>
          {at > 0 && <Hair />}
          <Box className="kv">
            <Box className="grow">
              <Box className="t-2t">{name}</Box>
              <Box className="num">{value}</Box>
            </Box>
          </Box>
        </Box>
      ))}
    </Card>
  );
}

function missing(
  { about, words, anonymous, name, phone }: ComplaintDraft,
  county: string | null,
): FieldError[] {
  const wanted: [field: string, holds: boolean, message: string][] = [
    ['about', about !== null, text.aboutMissing],
    ['words', words.trim().length >= LEAST_WORDS, text.wordsMissing],
    ['county', Boolean(county), text.countyMissing],
    ['name', anonymous || name.trim() !== '', text.nameMissing],
    ['phone', anonymous || phone === '' || PHONE.test(phone), text.phoneBad],
  ];
  return wanted.filter(([, holds]) => !holds).map(([field, , message]) => ({ field, message }));
}

function inputOf(
  { about, named, words, anonymous, tellsCase, name, phone }: ComplaintDraft,
  region: Region,
  county: string | null,
  caseNumber: string | null,
): InputOf<'complaint.file'> | null {
  if (about === null || !county) return null;
  const contact = anonymous ? null : { name: name.trim(), phone: phone || null };
  const given = caseNumber ? { caseNumber, tellsCase: anonymous && tellsCase } : {};
  return { region, county, about, named: named.trim(), words: words.trim(), contact, ...given };
}
