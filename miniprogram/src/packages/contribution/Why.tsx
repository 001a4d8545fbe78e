import type { EnrolmentResult, RefundResult } from '@jiayibao/shared/contract/calculation';
import { Box } from '../../components/elements';
import { GradeLegend } from '../../components/Grade';
import { Sheet } from '../../components/Sheet';
import { StepRow } from '../../components/StepRow';

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
  return (
    <Sheet title={title} subtitle={subtitle} at={asked && `step-${asked}`} onClose={onClose}>
      <Box role="list">
        {result.steps.map((step, at) => (
          <Box key={step.id} id={`step-${step.id}`}>
            <StepRow
              number={at + 1}
              last={at === result.steps.length - 1}
              step={step}
              policy={result.policy}
              asked={step.id === asked}
            />
          </Box>
        ))}
      </Box>
      <GradeLegend />
    </Sheet>
  );
}
