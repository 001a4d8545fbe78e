import { EXPENSE_CLASSES } from '@jiayibao/shared/contract/resident';
import { displayYuan, parseYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import { Button } from '../../components/Button';
import { Hair, Link } from '../../components/Card';
import { CheckRow } from '../../components/Choices';
import { Box, Choice, Txt } from '../../components/elements';
import { AmountField } from '../../components/Field';
import { CLASS_NAMES, CLASSES_HINT } from '../../wording/stays';
import { addLine, changeLine, removeLine } from './form';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** A bill line by line: its class, its amount, in Linxia whether it is traditional medicine. */
export function Lines({ estimate }: { estimate: Estimate }) {
  const { form, region } = estimate;
  const sum = sumFen(form.lines.map((line) => parseYuan(line.amount) ?? ZERO));
  return (
    <Box>
      <Box className="pad-x pad-b t-2">{CLASSES_HINT}</Box>
      {form.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
        <Box key={at} role="group" label={`第${at + 1}项`}>
          <Box className="row between pad-x">
            <Box className="row wrap seg-row" role="radiogroup" label={text.lineClass(at + 1)}>
              {EXPENSE_CLASSES.map((name) => (
                <Choice
                  key={name}
                  kind="radio"
                  name={`line-${at}`}
                  className={`seg-choice ${line.class === name ? 'seg-choice-on' : ''}`}
                  checked={line.class === name}
                  onChange={() => changeLine(at, { class: name })}
                >
                  <Txt>{CLASS_NAMES[name]}</Txt>
                </Choice>
              ))}
            </Box>
            <Link bare text={text.removeLine} label={`删去第${at + 1}项`} onTap={() => removeLine(at)} />
          </Box>
          <AmountField
            id={`line-amount-${at}`}
            label={text.lineAmount(at + 1)}
            error={line.amount !== '' && parseYuan(line.amount) === null ? text.amountBad : null}
            value={line.amount}
            onChange={(amount) => changeLine(at, { amount })}
          />
          {region === 'linxia' && line.class !== 'C' && (
            <CheckRow
              id={`line-traditional-${at}`}
              text={text.traditional}
              checked={line.traditional}
              onChange={(traditional) => changeLine(at, { traditional })}
            />
          )}
          <Hair />
        </Box>
      ))}
      <Box className="pad">
        <Box className="row between pad-b">
          <Txt className="ink2">{text.linesTotal}</Txt>
          <Txt className="num b">{displayYuan(sum)} 元</Txt>
        </Box>
        <Button kind="secondary" onTap={addLine}>
          {text.addLine}
        </Button>
      </Box>
    </Box>
  );
}
