import { useState } from 'react';
import { call, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextField } from '../../components/Field';
import { Strip } from '../../components/Notes';
import { Page } from '../../components/Page';
import { personErrors } from '../../components/person-checks';
import { useErrors } from '../../components/use-errors';
import { EMPTY_MEMBER } from '../../state/household-draft';
import { documentText } from '../../wording/documents';
import { text } from './text';

/** Shows that this account is its person's, by name and number. */
export default function Prove() {
  const [person, setPerson] = useState(EMPTY_MEMBER);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ proven: boolean; message: string } | null>(null);
  const { errors, submit } = useErrors(() => personErrors(person, []));
  const prove = async () => {
    setBusy(true);
    setOutcome(null);
    try {
      const { name, kind, number } = person;
      const input = { name: name.trim(), document: { kind, number } };
      const { proven } = (await call('account.proveSelf', input, { key: await makeKey() })).data;
      setOutcome({ proven, message: proven ? text.prove.yes : text.prove.no });
    } catch (error) {
      setOutcome({ proven: false, message: asFailure(error).message });
    }
    setBusy(false);
  };
  return (
    <Page
      title={text.titles.prove}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void prove())}>
            {text.prove.button}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      {outcome && (
        <Card>
          <Strip kind={outcome.proven ? 'plain' : 'red'} icon={outcome.proven ? 'tick' : 'warn'}>
            <Box role="status">{outcome.message}</Box>
          </Strip>
        </Card>
      )}
      <Box className="pad-x pad-b">{text.prove.intro}</Box>
      <Card>
        <TextField
          id="name"
          label={documentText.person.name}
          hint={documentText.person.nameHint}
          error={errorOf(errors, 'name')}
          value={person.name}
          maxLength={40}
          onChange={(name) => setPerson({ ...person, name })}
        />
        <TextField
          id="number"
          label={documentText.person.number}
          hint={documentText.person.numberHint}
          error={errorOf(errors, 'number')}
          value={person.number}
          keyboard="idcard"
          maxLength={40}
          onChange={(number) => setPerson({ ...person, number })}
        />
      </Card>
    </Page>
  );
}
