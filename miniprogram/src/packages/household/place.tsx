import { COUNTIES, REGIONS } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { goBack, open } from '../../components/navigate';
import { REGION_NAMES } from '../../wording/people';
import { changeDraft } from './draft';
import { StepPage } from './StepPage';
import { useStep } from './steps';
import { text } from './text';
import { useErrors } from './use-errors';

/** Where the household belongs: the region, whose policy then holds, and the county. */
export default function Place() {
  const { flow, draft, fromCheck } = useStep();
  const { region, county } = draft;
  const { errors, submit } = useErrors(() => [
    ...(region === null ? [{ field: 'region', message: text.place.regionMissing }] : []),
    ...(region !== null && county === null ? [{ field: 'county', message: text.place.countyMissing }] : []),
  ]);
  const goOn = () => {
    if (fromCheck && Taro.getCurrentPages().length > 1) goBack();
    else open('/packages/household/members');
  };
  return (
    <StepPage
      title={text.titles.place}
      errors={errors}
      button={fromCheck ? text.save : text.next}
      onNext={() => submit(goOn)}
    >
      <Card title={text.place.region}>
        <Box className="pad-x pad-b t-2">{text.place.regionHint}</Box>
        <FieldError message={errorOf(errors, 'region')} />
        <OptionRows
          name="region"
          label={text.place.region}
          options={REGIONS.map((value) => ({ value, text: REGION_NAMES[value] }))}
          value={region}
          onChange={(chosen) => chosen !== region && changeDraft(flow, { region: chosen, county: null })}
        />
      </Card>
      {region && (
        <Card title={text.place.county}>
          <FieldError message={errorOf(errors, 'county')} />
          <OptionRows
            name="county"
            label={text.place.county}
            options={COUNTIES[region].map(({ code, name }) => ({ value: code, text: name }))}
            value={county}
            onChange={(chosen) => changeDraft(flow, { county: chosen })}
          />
        </Card>
      )}
    </StepPage>
  );
}
