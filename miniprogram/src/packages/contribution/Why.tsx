import { explainStep } from '@jiayibao/shared/calculate';
import type { EnrolmentResult, RefundResult } from '@jiayibao/shared/contract/calculation';
import { useState } from 'react';
import { Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { GradeLegend } from '../../components/Grade';
import { Sheet } from '../../components/Sheet';
import { StepRow } from '../../components/StepRow';
import { text } from './text';

/** What the function answered, as the calculation made it; null where nothing was computed. */
export function enrolmentOf(answer: Record<string, unknown> | null): EnrolmentResult | null {
  return answer as EnrolmentResult | null;
}

export function refundOf(answer: Record<string, unknown> | null): RefundResult | null {
  return answer as RefundResult | null;
}

/** How figures came about, step by step with clause, grade and text; opens at the step asked about. */
export function StepsSheet({
  title,
  subtitle,
  result,
  asked,
  onClose,
}: {
  title: string;
  subtitle?: string;
  result: EnrolmentResult | RefundResult;
  asked?: string;
  onClose: () => void;
}) {
  const [all, setAll] = useState(false);
  const main = result.steps.filter((step) => step.id === asked || !explainStep(step).minor);
  const steps = all ? result.steps : main;
  return (
    <Sheet title={title} subtitle={subtitle} at={asked && `step-${asked}`} onClose={onClose}>
      <Box role="list">
        {steps.map((step, at) => (
          <Box key={step.id} id={`step-${step.id}`}>
            <StepRow
              number={at + 1}
              last={at === steps.length - 1}
              step={step}
              policy={result.policy}
              asked={step.id === asked}
            />
          </Box>
        ))}
      </Box>
      {main.length < result.steps.length && (
        <Box className="pad-x row">
          <Link bare start text={all ? text.steps.main : text.steps.all} onTap={() => setAll(!all)} />
        </Box>
      )}
      <GradeLegend />
    </Sheet>
  );
}
