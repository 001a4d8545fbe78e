import type { Group } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { GROUP_HINTS, GROUP_NAMES, GROUP_SECTIONS } from '../wording/people';
import { CheckRow } from './Choices';
import { Fold } from './Fold';

/** Nobody is two of these at a time: choosing one lets go of the others. */
const ONE_OF: readonly Group[] = ['registeredPoor', 'liftedFromPoverty', 'returnedToPoverty'];

/** The groups by who recognises them, folded; a section with something chosen is open. */
export function GroupPicker({
  chosen,
  inSheet,
  onChange,
}: {
  chosen: readonly Group[];
  inSheet?: boolean;
  onChange: (groups: Group[]) => void;
}) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (group: Group, on: boolean) => {
    const goes = (other: Group) =>
      other === group || (on && ONE_OF.includes(group) && ONE_OF.includes(other));
    const kept = chosen.filter((other) => !goes(other));
    onChange(on ? [...kept, group] : kept);
  };
  return (
    <>
      {GROUP_SECTIONS.map(({ title, hint, groups }, at) => {
        const count = groups.filter((group) => chosen.includes(group)).length;
        const unfolded = open.includes(title) || count > 0;
        return (
          <Fold
            key={title}
            id={inSheet ? undefined : `groups-${at}`}
            title={title}
            hint={hint}
            aside={count > 0 ? `选了${count}项` : undefined}
            open={unfolded}
            onToggle={() => setOpen(unfolded ? open.filter((other) => other !== title) : [...open, title])}
          >
            {groups.map((group) => (
              <CheckRow
                key={group}
                id={`group-${group}`}
                text={GROUP_NAMES[group]}
                hint={GROUP_HINTS[group]}
                checked={chosen.includes(group)}
                onChange={(on) => toggle(group, on)}
              />
            ))}
          </Fold>
        );
      })}
    </>
  );
}
