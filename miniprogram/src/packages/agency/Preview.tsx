import type { FigureRow, SettingPreview } from '@jiayibao/shared/contract/agency';
import { Card, Hair, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { NoticeList, Strip } from '../../components/Notes';
import { dayInWords } from '../../wording/cases';
import { GROUP_NAMES } from '../../wording/people';
import { settingsText as text } from './settings-text';

/** "资助，孤儿" of a figure. */
export function figureName({ field, entitled }: Pick<FigureRow, 'field' | 'entitled'>): string {
  return entitled ? `${text.fields[field]}，${GROUP_NAMES[entitled]}` : text.fields[field];
}

/** An amount with its unit, or a window as two days. */
export function figureValue(value: string | null): string {
  if (value === null) return text.none;
  const [from = '', to] = value.split('/');
  return to === undefined ? text.due(displayAmount(value)) : `${dayInWords(from)}至${dayInWords(to)}`;
}

/** What new figures change, and what everybody would have to pay. */
export function Preview({ of }: { of: SettingPreview }) {
  const outcome = ({ quote, words }: SettingPreview['quotes'][number]['before']) =>
    quote ? text.due(displayAmount(quote.due)) : (words ?? text.none);
  return (
    <>
      <Card title={text.changes}>
        {of.changes.length === 0 && <Box className="pad-x pad-b">{text.noChanges}</Box>}
        {of.changes.map((change, at) => (
          <Box key={figureName(change)}>
            {at > 0 && <Hair />}
            <Row
              name={figureName(change)}
              value={text.change(figureValue(change.before), figureValue(change.after))}
            />
          </Box>
        ))}
      </Card>
      <Card title={text.quotes(dayInWords(of.paidOn))}>
        {of.quotes.map(({ entitled, student, before, after, changed }, at) => (
          <Box key={`${entitled} ${student}`}>
            {at > 0 && <Hair />}
            <Row
              name={`${entitled ? GROUP_NAMES[entitled] : text.everybody}${student ? `，${text.pupil}` : ''}`}
              value={changed ? text.change(outcome(before), outcome(after)) : outcome(after)}
            />
          </Box>
        ))}
      </Card>
      <NoticeList notices={[text.households(of.households)]} />
      {of.questions.length > 0 && (
        <Card title={text.questions}>
          {of.questions.map(({ id, entitled, words }) => (
            <Strip key={id} icon="warn">
              {entitled && <Box className="b">{GROUP_NAMES[entitled]}</Box>}
              {words}
            </Strip>
          ))}
        </Card>
      )}
    </>
  );
}
