import { useState } from 'react';
import { Card, Hair } from '../../components/Card';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
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
    <Card>
      <Tap className="kv" expanded={open} onTap={() => setOpen(!open)}>
        <Box className="grow">
          <Box className="b">{text.special}</Box>
          <Box className="t-2t mt4">{count === 0 ? text.specialNone : text.specialCount(count)}</Box>
        </Box>
        <Txt className="ink2">
          <Icon name={open ? 'up' : 'down'} />
        </Txt>
      </Tap>
      {open && <Hair />}
      {open && estimate.region === 'lanzhou' && <SpecialLanzhou special={special} />}
      {open && estimate.region === 'linxia' && (
        <SpecialLinxia special={special} sex={estimate.member?.sex ?? null} />
      )}
    </Card>
  );
}
