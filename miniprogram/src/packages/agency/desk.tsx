import { type QueueRow, SHELVES, type StaffView } from '@jiayibao/shared/contract/agency';
import { CASE_KINDS, COUNTIES, caseKinds } from '@jiayibao/shared/contract/resident';
import { addDays, parseCivilDate } from '@jiayibao/shared/dates';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Link } from '../../components/Card';
import { Box, Heading, Select, Txt } from '../../components/elements';
import { EmptyState, Failure, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { useAppearance } from '../../state/appearance';
import { CasePane } from './CasePane';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { QueueTable } from './QueueTable';
import { text } from './text';
import { FIRST_FILTERS, type Filters, useQueue } from './use-queue';

/** What waits to be decided: what is due first comes first; on a wide screen the chosen case beside it. */
export default function DeskRoom() {
  return (
    <DeskPage title={text.titles.desk} room="desk">
      {(me) => <Queue me={me} />}
    </DeskPage>
  );
}

function Queue({ me }: { me: StaffView }) {
  const today = useToday();
  const { wide } = useAppearance();
  const [filters, setFilters] = useState(FIRST_FILTERS);
  const [selected, setSelected] = useState<string | null>(null);
  const { rows, next, failure, reload, more } = useQueue(filters);
  const { failure: refusal, act } = useAct();
  const [viewing, setViewing] = useState(false);
  useDidShow(reload);

  const show = ({ caseId }: QueueRow) => {
    if (wide) setSelected(caseId);
    else open('/packages/agency/case', { case: caseId });
  };
  const take = async (row: QueueRow) => {
    const { caseId, revision } = row;
    const taken = await act(`take ${caseId} ${revision}`, async (key) => {
      await callAgency('case.take', { caseId, revision }, { key });
    });
    // Refused, it is not as it was seen either.
    reload();
    if (taken) show(row);
  };
  return (
    <Box className={`d-split ${viewing ? 'd-viewing' : ''} ${selected === null ? '' : 'd-chosen'}`}>
      <Box className="d-left">
        <Head rows={rows ?? []} more={next !== null} today={today} />
        <FilterBar me={me} today={today} filters={filters} onChange={setFilters} />
        <Refused failure={refusal} />
        {me.role !== 'clerk' && <ToReview />}
        {rows === null && !failure && <Skeleton rows={5} />}
        {failure && <Failure message={failure.message} onRetry={reload} />}
        {rows?.length === 0 && (
          <Card>
            <EmptyState icon="tick" title={text.queue.empty}>
              {text.queue.emptyHint}
            </EmptyState>
          </Card>
        )}
        {rows && rows.length > 0 && (
          <QueueTable
            rows={rows}
            me={me}
            today={today}
            selected={wide ? selected : null}
            onOpen={show}
            onTake={(row) => void take(row)}
          />
        )}
        {next !== null && (
          <Button kind="secondary" onTap={more}>
            {text.queue.more}
          </Button>
        )}
      </Box>
      {(wide || selected !== null) && (
        <Box className="d-right card" role="region" label={text.titles.case}>
          {!wide && (
            <Box className="pad">
              <Link bare start text={text.queue.back} onTap={() => setSelected(null)} />
            </Box>
          )}
          {selected === null ? (
            <EmptyState icon="file" title={text.queue.choose} />
          ) : (
            <CasePane
              key={selected}
              caseId={selected}
              today={today}
              onChanged={reload}
              onViewing={setViewing}
            />
          )}
        </Box>
      )}
    </Box>
  );
}

/** Figures that somebody else entered wait for a second person: nobody else tells them. */
function ToReview() {
  const { data } = useLoaded(async () => (await callAgency('settings.list', {})).data);
  const waiting = data?.settings.filter(({ may }) => may.includes('approve')).length ?? 0;
  if (waiting === 0) return null;
  return (
    <Card>
      <Strip icon="info">
        <Box className="row wrap between">
          <Txt>{text.queue.toReview(waiting)}</Txt>
          <Link bare text={text.queue.review} onTap={() => open('/packages/agency/settings')} />
        </Box>
      </Strip>
    </Card>
  );
}

/** How many there are, as far as they were read, and how many are pressing. */
function Head({ rows, more, today }: { rows: readonly QueueRow[]; more: boolean; today: string | null }) {
  const open = rows.filter(({ state }) => state === 'submitted' || state === 'inReview');
  const over = open.filter(({ dueOn }) => today !== null && dueOn < today).length;
  const now = open.filter(({ dueOn }) => dueOn === today).length;
  const pressing = [
    ...(now > 0 ? [text.queue.todayCount(now)] : []),
    ...(over > 0 ? [text.queue.overdueCount(over)] : []),
  ];
  return (
    <Box className="row wrap base d-head">
      <Heading level={2} className="t-title mr8">
        {text.titles.desk}
      </Heading>
      <Txt className="ink2 mr8">{text.queue.count(rows.length, more)}</Txt>
      {pressing.length > 0 && <Txt className="amber b">{pressing.join('，')}</Txt>}
    </Box>
  );
}

function FilterBar({
  me,
  today,
  filters,
  onChange,
}: {
  me: StaffView;
  today: string | null;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const day = parseCivilDate(today);
  const all = { value: '', text: text.queue.all };
  const any = { value: '', text: text.queue.any };
  const counties = COUNTIES[me.region].filter(
    ({ code }) => me.counties.length === 0 || me.counties.includes(code),
  );
  const places = counties.map(({ code, name }) => ({ value: code, text: name }));
  const lists: { field: keyof Filters; label: string; options: { value: string; text: string }[] }[] = [
    {
      field: 'kind',
      label: text.queue.kind,
      options: [all, ...CASE_KINDS.map((kind) => ({ value: kind, text: caseKinds[kind].title }))],
    },
    {
      field: 'county',
      label: text.queue.county,
      options: places.length > 1 ? [all, ...places] : places,
    },
    {
      field: 'shelf',
      label: text.queue.shelf,
      options: SHELVES.map((shelf) => ({ value: shelf, text: text.queue.shelves[shelf] })),
    },
    { field: 'taker', label: text.queue.taker, options: [any, { value: me.staffId, text: text.queue.mine }] },
    {
      field: 'dueBefore',
      label: text.queue.due,
      options: day
        ? [
            any,
            { value: day, text: text.queue.overdue },
            { value: addDays(day, 1), text: text.queue.dueToday },
          ]
        : [any],
    },
  ];
  return (
    <Box className="d-filters" role="group" label="筛选">
      {lists.map(({ field, label, options }) => (
        <Box key={field} className="box d-filter">
          <Txt className="ink2 no mr8">{label}</Txt>
          <Select
            id={`filter-${field}`}
            label={label}
            value={filters[field]}
            options={options}
            onChange={(value) => onChange({ ...filters, [field]: value })}
          />
        </Box>
      ))}
    </Box>
  );
}
