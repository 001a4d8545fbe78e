import type { ReactNode } from 'react';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, type FieldError } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { NoticeList, Strip } from '../../components/Notes';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import type { Flow } from '../../state/household-draft';
import { type Step, stepErrors, stepsOf } from './checks';
import { leaveStep, type StepState } from './steps';
import { text } from './text';

/** One page of the wizard: where one is, one thing, what is wrong with it, and the way on. */
export function StepPage({
  title,
  where,
  flow,
  errors,
  button,
  notice = savedText(flow),
  onNext,
  children,
}: {
  title: string;
  /** Which step it is, or of whom it speaks. */
  where?: string;
  flow: Flow;
  errors: readonly FieldError[];
  button: string;
  notice?: string;
  onNext: () => void;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      dock={
        <Footer>
          <Button onTap={onNext}>{button}</Button>
        </Footer>
      }
    >
      <AssistedStrip flow={flow} />
      {where && <Box className="t-2 pad-b center">{where}</Box>}
      <ErrorSummary errors={errors} />
      {children}
      <NoticeList notices={[notice]} />
    </Page>
  );
}

/** Whom a page is about that a clerk fills in: not the one who sits before it. */
export function AssistedStrip({ flow }: { flow: Flow }) {
  if (flow !== 'assisted') return null;
  return (
    <Card>
      <Strip kind="plain" icon="info">
        {text.assisted.strip}
      </Strip>
    </Card>
  );
}

/** Where what is typed is kept. */
export function savedText(flow: Flow): string {
  return flow === 'assisted' ? text.assisted.saved : text.saved;
}

/**
 * A page about one member. `find`: what is wrong with it, where that is more than its answers tell; `none`: the
 * button's word where nothing is chosen.
 */
export function MemberStep({
  name,
  step,
  find,
  none,
  children,
}: {
  name: Step;
  step: StepState;
  find?: () => FieldError[];
  none?: string;
  children: (errors: readonly FieldError[]) => ReactNode;
}) {
  const { flow, at, member, around, fromCheck } = step;
  const { errors, submit } = useErrors(find ?? (() => stepErrors(name, member, around)), step.fault);
  const who = member.name.trim() || text.steps.nobodyYet(flow === 'add' ? null : at + 1);
  const steps = stepsOf(member, around);
  return (
    <StepPage
      title={flow === 'assisted' && name === 'relation' ? text.assisted.relationTitle : text.titles[name]}
      flow={flow}
      where={fromCheck ? text.steps.of(who) : text.steps.member(who, steps.indexOf(name) + 1, steps.length)}
      errors={errors}
      button={none ?? (fromCheck ? text.back : text.next)}
      notice={flow === 'change' ? text.changing : savedText(flow)}
      onNext={() => submit(() => leaveStep(name, step))}
    >
      {children(errors)}
    </StepPage>
  );
}
