import { type HouseholdView, phone as phoneSchema } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { TextField } from '../../components/Field';
import { EmptyState, Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { learnHousehold, useHousehold } from '../../state/household';
import { say } from '../../state/said';
import { PlaceFields, placeErrors, type TypedPlace } from './PlaceFields';
import { text } from './text';

/** Another place for the household, or another phone. */
export default function Move() {
  const { household, failure, reload } = useHousehold();
  if (household) return <Form household={household} />;
  return (
    <Page title={text.titles.move}>
      {household === undefined && !failure && <Skeleton rows={3} />}
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {household === null && (
        <Card>
          <EmptyState icon="person-plus" title={text.members.empty} />
        </Card>
      )}
    </Page>
  );
}

function Form({ household }: { household: HouseholdView }) {
  const [place, setPlace] = useState<TypedPlace>({ region: household.region, county: household.county });
  const [phone, setPhone] = useState(household.phone ?? '');
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() => [
    ...placeErrors(place),
    ...(phone === '' || phoneSchema.safeParse(phone).success
      ? []
      : [{ field: 'phone', message: text.move.phoneForm }]),
  ]);
  const save = async () => {
    const { region, county } = place;
    if (region === null || county === null) return;
    const { revision } = household;
    const input = { revision, region, county, phone: phone === '' ? null : phone };
    await act(JSON.stringify(input), async (key) => {
      learnHousehold((await call('household.change', input, { key })).data.household);
      say(text.move.saved);
      goBack();
    });
  };
  return (
    <Page
      title={text.titles.move}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void save())}>
            {text.save}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <PlaceFields {...place} errors={errors} onChange={setPlace} />
      <Card>
        <TextField
          id="phone"
          label={text.move.phone}
          hint={text.move.phoneHint}
          error={errorOf(errors, 'phone')}
          value={phone}
          keyboard="number"
          maxLength={11}
          onChange={setPhone}
        />
      </Card>
      <NoticeList notices={[text.move.hint]} />
    </Page>
  );
}
