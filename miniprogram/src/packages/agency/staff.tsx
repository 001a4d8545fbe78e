import { type AgencyOutputOf, ROLES, type Role, type StaffView } from '@jiayibao/shared/contract/agency';
import { COUNTIES, personName } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { CheckRow, OptionRows } from '../../components/Choices';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box, Txt } from '../../components/elements';
import { TextField } from '../../components/Field';
import { FieldError } from '../../components/FieldError';
import { EmptyState, Failure, Refused, Skeleton } from '../../components/Notes';
import { printPage } from '../../components/print';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { dayInWords } from '../../wording/cases';
import { callAgency } from './cloud';
import { DeskPage, postInWords } from './DeskPage';
import { text } from './text';

/** The code of an invitation, shown once, and for whom it is. */
type Issued = AgencyOutputOf<'staff.invite'> & { name: string };

/** Who works here: whom one may end, and whom one may invite. */
export default function StaffRoom() {
  return (
    <DeskPage title={text.titles.staff} room="staff">
      {(me) => <People me={me} />}
    </DeskPage>
  );
}

function People({ me }: { me: StaffView }) {
  const { data: list, failure, reload } = useLoaded(async () => (await callAgency('staff.list', {})).data);
  const [ending, setEnding] = useState<StaffView | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const { busy, failure: refusal, act } = useAct();
  const end = async ({ staffId }: StaffView) => {
    await act(`end ${staffId}`, async (key) => {
      await callAgency('staff.end', { staffId }, { key });
      reload();
    });
    setEnding(null);
  };
  if (!list) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  return (
    <Box className="d-narrow">
      <Refused failure={refusal} />
      <Card title={text.staff.list}>
        {list.staff.length === 0 && <EmptyState icon="person" title={text.staff.nobody} />}
        <Box role="list">
          {list.staff.map((one, at) => (
            <Box key={one.staffId} role="listitem">
              {at > 0 && <Hair />}
              <Box className="kv">
                <Box className="grow">
                  <Box>
                    <Txt className="b mr8">{one.name}</Txt>
                    <Txt className="ink2">{text.roles[one.role]}</Txt>
                  </Box>
                  <Box className="t-2t mt4">
                    {postInWords(one)}，{text.staff.since(dayInWords(one.from))}
                  </Box>
                </Box>
                {one.staffId === me.staffId ? (
                  <Txt className="ink2">{text.staff.self}</Txt>
                ) : (
                  <Link
                    bare
                    text={text.staff.end}
                    label={`${text.staff.end}${one.name}`}
                    onTap={() => setEnding(one)}
                  />
                )}
              </Box>
            </Box>
          ))}
        </Box>
      </Card>
      {list.invitations.length > 0 && (
        <Card title={text.staff.open}>
          {list.invitations.map((one) => (
            <Box key={`${one.name} ${one.expiresAt}`} className="pad">
              <Txt className="b mr8">{one.name}</Txt>
              <Txt className="ink2">
                {text.roles[one.role]}，{postInWords(one)}，{text.staff.until(dayInWords(one.expiresAt))}
              </Txt>
            </Box>
          ))}
        </Card>
      )}
      {issued && <Code of={issued} />}
      {/* Anew after each: what was typed for one is not a mistake in the next. */}
      <Invite
        key={issued?.code}
        me={me}
        onInvited={(code) => {
          setIssued(code);
          reload();
        }}
      />
      {ending && (
        <Sheet
          title={text.staff.ask(ending.name)}
          subtitle={text.staff.askHint}
          onClose={() => setEnding(null)}
        >
          <Box className="pad">
            <Button kind="danger" busy={busy} onTap={() => void end(ending)}>
              {text.staff.end}
            </Button>
          </Box>
        </Sheet>
      )}
    </Box>
  );
}

/** What goes to the person on paper. */
function Code({ of: { code, name, expiresAt } }: { of: Issued }) {
  return (
    <Card title={text.staff.code}>
      <Box className="pad" role="status">
        <Box className="d-code num">{code}</Box>
        <Box className="t-2 mt8">{text.staff.codeHint(name, dayInWords(expiresAt))}</Box>
        {printPage && (
          <Box className="mt8 no-print">
            <Button kind="secondary" onTap={printPage}>
              {text.paper.print}
            </Button>
          </Box>
        )}
      </Box>
    </Card>
  );
}

/** A role at most one's own, in counties of one's own. */
function Invite({ me, onInvited }: { me: StaffView; onInvited: (issued: Issued) => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [counties, setCounties] = useState<readonly string[]>([]);
  const { busy, failure, act } = useAct();
  const roles = ROLES.slice(0, ROLES.indexOf(me.role) + 1);
  const own = COUNTIES[me.region].filter(
    (county) => me.counties.length === 0 || me.counties.includes(county.code),
  );
  const { errors, submit } = useErrors(() => [
    ...(personName.safeParse(name).success ? [] : [{ field: 'name', message: text.staff.nameMissing }]),
    ...(role === null ? [{ field: 'role', message: text.staff.roleMissing }] : []),
    ...(role !== 'prefecture' && counties.length === 0
      ? [{ field: 'counties', message: text.staff.countiesMissing }]
      : []),
  ]);
  const invite = async () => {
    if (role === null) return;
    const post = { role, region: me.region, counties: role === 'prefecture' ? [] : [...counties] };
    await act(JSON.stringify([name, post]), async (key) => {
      const { data } = await callAgency('staff.invite', { name, ...post }, { key });
      onInvited({ ...data, name });
    });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <Card title={text.staff.invite}>
        <TextField
          id="name"
          label={text.staff.name}
          error={errorOf(errors, 'name')}
          value={name}
          maxLength={40}
          onChange={setName}
        />
        <Box className="pad b">{text.staff.role}</Box>
        <FieldError message={errorOf(errors, 'role')} />
        <OptionRows
          name="role"
          label={text.staff.role}
          options={roles.map((value) => ({ value, text: text.roles[value] }))}
          value={role}
          onChange={setRole}
        />
        {role !== 'prefecture' && (
          <Box id="counties" role="group" label={text.staff.counties}>
            <Box className="pad b">{text.staff.counties}</Box>
            <FieldError message={errorOf(errors, 'counties')} />
            {own.map((county) => (
              <CheckRow
                key={county.code}
                id={`county-${county.code}`}
                text={county.name}
                checked={counties.includes(county.code)}
                onChange={(on) =>
                  setCounties(on ? [...counties, county.code] : counties.filter((one) => one !== county.code))
                }
              />
            ))}
          </Box>
        )}
        <Box className="pad">
          <Button busy={busy} onTap={() => submit(() => void invite())}>
            {text.staff.invite}
          </Button>
        </Box>
      </Card>
    </>
  );
}
