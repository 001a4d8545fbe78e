import { formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { DateField } from '../../components/DateField';
import { Box } from '../../components/elements';
import { Sheet } from '../../components/Sheet';
import { changeForm } from './form';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** When: the day of discharge decides policy, rates and year; the day of admission matters in a few cases. */
export function DatesCard({ estimate }: { estimate: Estimate }) {
  const { form, dischargedOn } = estimate;
  const [open, setOpen] = useState(false);
  const written = (date: string | null) => {
    const day = parseCivilDate(date);
    return day ? formatChinese(day) : '';
  };
  return (
    <Card>
      <Row name={text.discharged} value={written(dischargedOn)} onTap={() => setOpen(true)} />
      <Hair />
      <Row
        name={text.admitted}
        value={form.admittedOn ? written(form.admittedOn) : text.sameDay}
        onTap={() => setOpen(true)}
      />
      {open && (
        <Sheet title={text.dates} onClose={() => setOpen(false)}>
          <DateField
            id="discharged"
            label={text.discharged}
            value={dischargedOn}
            onChange={(date) => date && changeForm({ dischargedOn: date })}
          />
          <DateField
            id="admitted"
            label={text.admitted}
            hint={text.admittedHint}
            value={form.admittedOn}
            onChange={(date) => changeForm({ admittedOn: date })}
          />
          <Box className="pad">
            <Button onTap={() => setOpen(false)}>{text.done}</Button>
          </Box>
        </Sheet>
      )}
    </Card>
  );
}
