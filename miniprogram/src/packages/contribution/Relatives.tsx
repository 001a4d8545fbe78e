import { Card, Hair, Link } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { open } from '../../components/navigate';
import { faceOf } from '../../wording/people';
import { changeContribution, readContribution } from './draft';
import type { Selection } from './selection';
import { text } from './text';

/** Who is paid for beside the household, and the way to somebody more. */
export function Relatives({ selection: { year, relatives } }: { selection: Selection }) {
  const remove = (ticket: string) =>
    changeContribution({
      relatives: readContribution().relatives.filter((one) => one.ticket !== ticket),
    });
  return (
    <Card>
      {relatives.map(({ ticket, name }) => (
        <Box key={ticket}>
          <Box className="row wrap person-row">
            <Box className="face" role="none">
              {faceOf(name)}
            </Box>
            <Txt className="b grow who">{name}</Txt>
            <Txt className="t-2t mr8">{text.quote.atCashier}</Txt>
            <Link
              bare
              text={text.quote.remove}
              label={text.quote.removeOf(name)}
              onTap={() => remove(ticket)}
            />
          </Box>
          <Hair />
        </Box>
      ))}
      <Tap
        className="kv"
        onTap={() => open('/packages/contribution/relative', { year: String(year.benefitYear) })}
      >
        <Box className="grow">
          <Box>{text.quote.relatives}</Box>
          <Box className="t-2t mt4">{text.quote.relativesHint}</Box>
        </Box>
        <Icon name="chevron" end />
      </Tap>
    </Card>
  );
}
