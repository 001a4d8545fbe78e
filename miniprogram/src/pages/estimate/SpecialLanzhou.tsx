import { EXCLUSIONS } from '@jiayibao/shared/contract/resident';
import { CheckRow, OptionRows } from '../../components/Choices';
import { Box } from '../../components/elements';
import { EXCLUSION_NAMES } from '../../wording/stays';
import { changeSpecial, type Special } from './form';
import { OutOfArea } from './OutOfArea';
import { text } from './text';

const NONE = 'none';

/** Lanzhou: a later stay of a referral chain, emergencies, major illness, exclusions (第十五条). */
export function SpecialLanzhou({ special }: { special: Special }) {
  return (
    <Box>
      <CheckRow
        id="consortium"
        text={text.consortium}
        hint={text.consortiumHint}
        checked={special.consortiumReferral}
        onChange={(consortiumReferral) => changeSpecial({ consortiumReferral })}
      />
      <CheckRow
        id="emergency"
        text={text.emergency}
        hint={text.emergencyHint}
        checked={special.emergency}
        onChange={(emergency) => changeSpecial({ emergency })}
      />
      <CheckRow
        id="not-designated"
        text={text.notDesignated}
        checked={special.notDesignated}
        onChange={(notDesignated) => changeSpecial({ notDesignated })}
      />
      <CheckRow
        id="major-illness"
        text={text.majorIllness}
        hint={text.majorIllnessHint}
        checked={special.majorIllness}
        onChange={(majorIllness) => changeSpecial({ majorIllness })}
      />
      <CheckRow
        id="out-of-area"
        text={text.outOfArea}
        hint={text.outOfAreaHint.lanzhou}
        checked={special.outOfArea}
        onChange={(outOfArea) => changeSpecial({ outOfArea })}
      />
      {special.outOfArea && <OutOfArea region="lanzhou" />}
      <Box className="b pad">{text.exclusion}</Box>
      <OptionRows
        name="exclusion"
        label={text.exclusion}
        options={[
          { value: NONE, text: text.exclusionNone },
          ...EXCLUSIONS.lanzhou.map((value) => ({ value, text: EXCLUSION_NAMES[value] })),
        ]}
        value={special.exclusion ?? NONE}
        onChange={(chosen) => changeSpecial({ exclusion: chosen === NONE ? null : chosen })}
      />
    </Box>
  );
}
