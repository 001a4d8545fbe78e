import Taro from '@tarojs/taro';
import { goBack, open } from '../../components/navigate';
import { useErrors } from '../../components/use-errors';
import { changeDraft } from '../../state/household-draft';
import { PlaceFields, placeErrors } from './PlaceFields';
import { StepPage } from './StepPage';
import { useStep } from './steps';
import { text } from './text';

/** Where the household belongs. */
export default function Place() {
  const { flow, draft, fromCheck, fault } = useStep();
  const { errors, submit } = useErrors(() => placeErrors(draft), fault);
  const goOn = () => {
    if (fromCheck && Taro.getCurrentPages().length > 1) goBack();
    else open('/packages/household/members', { flow });
  };
  return (
    <StepPage
      title={text.titles.place}
      flow={flow}
      where={fromCheck ? undefined : text.steps.whole(1)}
      errors={errors}
      button={fromCheck ? text.back : text.next}
      onNext={() => submit(goOn)}
    >
      <PlaceFields {...draft} errors={errors} onChange={(place) => changeDraft(flow, place)} />
    </StepPage>
  );
}
