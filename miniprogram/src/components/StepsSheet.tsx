import { explainStep } from '@jiayibao/shared/calculate';
import type { PolicyId, Step } from '@jiayibao/shared/contract/calculation';
import { useState } from 'react';
import { Link } from './Card';
import { Box } from './elements';
import { GradeLegend } from './Grade';
import { Sheet } from './Sheet';
import { StepRow } from './StepRow';

const text = { all: '看全部步骤', main: '只看主要步骤' };

/**
 * How figures came about, step by step with clause, grade and text; opens at the step asked about, which is tinted. What
 * decides nothing is left out at first.
 */
export function StepsSheet({
  title,
  subtitle,
  result,
  asked,
  onClose,
}: {
  title: string;
  subtitle?: string;
  result: { policy: PolicyId; steps: readonly Step[] };
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
          <Link bare start text={all ? text.main : text.all} onTap={() => setAll(!all)} />
        </Box>
      )}
      <GradeLegend />
    </Sheet>
  );
}
