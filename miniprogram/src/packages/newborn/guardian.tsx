import { placesFor, type Relation } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { CheckRow, OptionRows } from '../../components/Choices';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { Failure, NoticeList, Skeleton } from '../../components/Notes';
import { goBack, open } from '../../components/navigate';
import { OptionCard } from '../../components/OptionCard';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { PLACE_NAMES, RELATION_NAMES } from '../../wording/people';
import { changeNewborn, useNewbornDraft } from './draft';
import { openNext } from './steps';
import { text } from './text';
import { useNewborns } from './use-newborns';

const RELATIONS: readonly Relation[] = ['child', 'grandchild', 'sibling', 'other'];

/** Who is the guardian, and that they agree; of a new child also what they are to the keeper, and where they enrol. */
export default function Guardian() {
  const { from } = useRouter().params;
  const { data, failure, reload } = useNewborns();
  const { guardianId, agreed, relation, place, children } = useNewbornDraft();
  const guardian = data?.guardians.find(({ memberId }) => memberId === guardianId) ?? null;
  const isNew = children.some(({ memberId }) => memberId === null);
  const places = data ? placesFor(data.region, 'pupilOrChild') : [];
  const { errors, submit } = useErrors(() => [
    ...(guardian ? [] : [{ field: 'guardian', message: text.guardian.whoMissing }]),
    ...(isNew && places.length > 1 && place === null
      ? [{ field: 'place', message: text.guardian.placeMissing }]
      : []),
    ...(agreed || !guardian ? [] : [{ field: 'agree', message: text.guardian.agreeMissing }]),
  ]);
  const goOn = () => (from === 'check' ? goBack() : openNext(data?.region ?? null));
  return (
    <Page
      title={text.titles.guardian}
      dock={
        data && (
          <Footer>
            <Button onTap={() => submit(goOn)}>{text.next}</Button>
          </Footer>
        )
      }
    >
      <ErrorSummary errors={errors} />
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && (
        <Card title={text.guardian.who}>
          <Box className="pad-x t-2">{text.guardian.whoHint}</Box>
          <FieldError message={errorOf(errors, 'guardian')} />
          {data.guardians.length === 0 && (
            <Box className="pad">
              <Box className="pad-b">{text.guardian.nobody}</Box>
              <Button kind="secondary" onTap={() => open('/packages/household/manage')}>
                {text.guardian.add}
              </Button>
            </Box>
          )}
          <OptionRows
            name="guardian"
            label={text.guardian.who}
            options={data.guardians.map(({ memberId, name }) => ({ value: memberId, text: name }))}
            value={guardian?.memberId ?? null}
            // Another guardian has not agreed yet.
            onChange={(memberId) => changeNewborn({ guardianId: memberId, agreed: false })}
          />
        </Card>
      )}
      {data && isNew && (
        <OptionCard
          name="relation"
          label={text.guardian.relation}
          options={RELATIONS.map((value) => ({ value, text: RELATION_NAMES[value] }))}
          value={relation}
          onChange={(chosen) => changeNewborn({ relation: chosen })}
        />
      )}
      {isNew && places.length > 1 && (
        <OptionCard
          name="place"
          label={text.guardian.place}
          options={places.map((value) => ({ value, text: PLACE_NAMES[value] }))}
          value={place}
          onChange={(chosen) => changeNewborn({ place: chosen })}
          errors={errors}
        />
      )}
      {guardian && (
        <Card title={text.guardian.consent}>
          <Box className="pad-x pad-b">
            <NoticeList notices={text.guardian.consentLines} />
          </Box>
          <FieldError message={errorOf(errors, 'agree')} />
          <CheckRow
            id="agree"
            text={text.guardian.agree(guardian.name)}
            checked={agreed}
            onChange={(on) => changeNewborn({ agreed: on })}
          />
        </Card>
      )}
    </Page>
  );
}
