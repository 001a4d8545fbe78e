import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { NoticeList, Refused } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { PersonFields } from '../../components/PersonFields';
import { personErrors, type TypedPerson } from '../../components/person-checks';
import { useErrors } from '../../components/use-errors';
import { useHousehold } from '../../state/household';
import { changeContribution, readContribution } from './draft';
import { text } from './text';

const NOBODY: TypedPerson = { name: '', kind: 'residentId', number: '', birthDate: null, sex: null };

/** Somebody outside the household by name and number: told is whether a contribution can be paid, and nothing else. */
export default function RelativePage() {
  const benefitYear = Number(useRouter().params.year);
  const region = useHousehold().household?.region ?? 'lanzhou';
  const [person, setPerson] = useState(NOBODY);
  const [words, setWords] = useState<{ of: TypedPerson; words: string } | null>(null);
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() => personErrors(person, []));
  const ask = () =>
    act(JSON.stringify(person), async () => {
      setWords(null);
      const { kind, number } = person;
      const name = person.name.trim();
      const input = { region, benefitYear, name, document: { kind, number } };
      const { possible, ticket, words } = (await call('contribution.relative', input)).data;
      if (!possible || ticket === null) return setWords({ of: person, words });
      const { relatives } = readContribution();
      changeContribution({ relatives: [...relatives, { ticket, name, benefitYear }] });
      goBack();
    });
  return (
    <Page
      title={text.titles.relative}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void ask())}>
            {text.relative.ask}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      {words?.of === person && <Refused failure={{ message: words.words }} />}
      <Box className="pad-x pad-b">{text.relative.intro(benefitYear)}</Box>
      <PersonFields
        person={person}
        errors={errors}
        onChange={(change) => setPerson({ ...person, ...change })}
      />
      <NoticeList notices={[text.relative.amount, text.relative.half]} />
    </Page>
  );
}
