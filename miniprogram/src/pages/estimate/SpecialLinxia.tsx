import { parseYuan } from '@jiayibao/shared/money';
import { CheckRow, OptionRows } from '../../components/Choices';
import { Box } from '../../components/elements';
import { AmountField } from '../../components/Field';
import { changeSpecial, type Special } from './form';
import { OutOfArea } from './OutOfArea';
import { type Case, cancersOf } from './request';
import { text } from './text';

const NONE = 'none';
const badAmount = (typed: string) => (typed !== '' && parseYuan(typed) === null ? text.amountBad : null);

/** Linxia: tiered care, the 50 major diseases, cancers, a subsidy that pays first, a liable third party. */
export function SpecialLinxia({
  special,
  sex,
}: {
  special: Special;
  /** Null: not known. */
  sex: Case['sex'];
}) {
  const cancerTitle = sex === 'male' ? text.cancers.breast : text.cancer;
  return (
    <Box>
      <Box className="b pad">{text.kind}</Box>
      <OptionRows
        name="kind"
        label={text.kind}
        options={(['ordinary', 'tiered', 'major'] as const).map((value) => ({
          value,
          text: text.kinds[value],
        }))}
        value={special.kind}
        onChange={(kind) => changeSpecial({ kind })}
      />
      {special.kind === 'tiered' && (
        <>
          <AmountField
            id="quota"
            label={text.quota}
            error={badAmount(special.quota)}
            value={special.quota}
            onChange={(quota) => changeSpecial({ quota })}
          />
          <CheckRow
            id="referred"
            text={text.referred}
            hint={text.referredHint}
            checked={special.referred}
            onChange={(referred) => changeSpecial({ referred })}
          />
        </>
      )}
      {special.kind === 'major' && (
        <AmountField
          id="disease-ceiling"
          label={text.ceiling}
          hint={text.ceilingHint}
          error={badAmount(special.diseaseCeiling)}
          value={special.diseaseCeiling}
          onChange={(diseaseCeiling) => changeSpecial({ diseaseCeiling })}
        />
      )}
      <Box className="b pad">{cancerTitle}</Box>
      <OptionRows
        name="cancer"
        label={cancerTitle}
        options={([NONE, ...cancersOf(sex)] as const).map((value) => ({
          value,
          text: text.cancers[value],
        }))}
        value={special.cancer ?? NONE}
        onChange={(chosen) => changeSpecial({ cancer: chosen === NONE ? null : chosen })}
      />
      <AmountField
        id="subsidy"
        label={text.subsidy}
        error={badAmount(special.subsidy)}
        value={special.subsidy}
        onChange={(subsidy) => changeSpecial({ subsidy })}
      />
      <CheckRow
        id="third-party"
        text={text.thirdParty}
        checked={special.exclusion === 'thirdPartyLiable'}
        onChange={(on) => changeSpecial({ exclusion: on ? 'thirdPartyLiable' : null })}
      />
      <CheckRow
        id="not-designated"
        text={text.notDesignated}
        checked={special.notDesignated}
        onChange={(notDesignated) => changeSpecial({ notDesignated })}
      />
      <CheckRow
        id="out-of-area"
        text={text.outOfArea}
        hint={text.outOfAreaHint.linxia}
        checked={special.outOfArea}
        onChange={(outOfArea) => changeSpecial({ outOfArea })}
      />
      {special.outOfArea && <OutOfArea region="linxia" />}
    </Box>
  );
}
