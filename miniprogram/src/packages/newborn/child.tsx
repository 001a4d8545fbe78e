import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { BirthFields } from '../../components/BirthFields';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { TextField } from '../../components/Field';
import { NoticeList } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { asksBirth, birthErrors, personErrors } from '../../components/person-checks';
import { useErrors } from '../../components/use-errors';
import { useHouseholdKnown } from '../../state/household';
import { DOCUMENT_NAMES } from '../../wording/people';
import { changeChild, childAt, useNewbornDraft } from './draft';
import { openNext } from './steps';
import { text } from './text';

/** What a newborn can be registered on here; on anything else the desk does it. */
const KINDS = ['birthCertificate', 'residentId'] as const;

/** Who the child is. */
export default function ChildPage() {
  const { at: place = '0', from } = useRouter().params;
  const at = Number(place);
  const { children } = useNewbornDraft();
  const child = childAt(children, at);
  const region = useHouseholdKnown()?.region ?? null;
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  const others = children.filter((_, i) => i !== at);
  const { errors, submit } = useErrors(() => [
    ...personErrors(child, others),
    ...(asksBirth(child) ? birthErrors(child, problem, today) : []),
  ]);
  const goOn = () => (from === 'check' ? goBack() : openNext(region));
  return (
    <Page
      title={text.titles.child}
      dock={
        <Footer>
          <Button onTap={() => submit(goOn)}>{text.next}</Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Card title={text.child.title(at)}>
        <TextField
          id="name"
          label={text.child.name}
          hint={text.child.nameHint}
          error={errorOf(errors, 'name')}
          value={child.name}
          maxLength={40}
          onChange={(name) => changeChild(at, { name })}
        />
      </Card>
      <Card title={text.child.kind}>
        <OptionRows
          name="kind"
          label={text.child.kind}
          options={KINDS.map((value) => ({ value, text: DOCUMENT_NAMES[value] }))}
          value={child.kind as (typeof KINDS)[number]}
          onChange={(kind) => changeChild(at, { kind })}
        />
        <TextField
          id="number"
          label={text.child.number}
          hint={child.kind === 'birthCertificate' ? text.child.certificateHint : undefined}
          error={errorOf(errors, 'number')}
          value={child.number}
          keyboard={child.kind === 'residentId' ? 'idcard' : 'text'}
          maxLength={40}
          onChange={(number) => changeChild(at, { number })}
        />
      </Card>
      {child.kind === 'birthCertificate' && (
        <BirthFields
          person={child}
          errors={errors}
          onChange={(change) => changeChild(at, change)}
          onProblem={setProblem}
        />
      )}
      <NoticeList notices={[text.child.later, ...(at === 0 ? [text.child.twin] : [])]} />
    </Page>
  );
}
