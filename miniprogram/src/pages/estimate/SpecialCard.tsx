import { useState } from 'react';
import { Fold } from '../../components/Fold';
import { ORDINARY_STAY, type Special } from './form';
import { SpecialLanzhou } from './SpecialLanzhou';
import { SpecialLinxia } from './SpecialLinxia';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** What makes a stay unlike an ordinary one, folded away since it seldom does. */
export function SpecialCard({ estimate }: { estimate: Estimate }) {
  const { special } = estimate.form;
  const [open, setOpen] = useState(false);
  const count = (Object.keys(ORDINARY_STAY) as (keyof Special)[]).filter(
    (name) => special[name] !== ORDINARY_STAY[name],
  ).length;
  return (
    <Fold
      id="special"
      title={text.special}
      hint={count === 0 ? text.specialNone : text.specialCount(count)}
      open={open}
      onToggle={() => setOpen(!open)}
    >
      {estimate.region === 'lanzhou' ? (
        <SpecialLanzhou special={special} />
      ) : (
        <SpecialLinxia special={special} sex={estimate.member?.sex ?? null} />
      )}
    </Fold>
  );
}
