import type { Group } from '@jiayibao/shared/contract/resident';
import { besides } from '@jiayibao/shared/recognition';
import { useState } from 'react';
import { GROUP_HINTS, GROUP_NAMES, GROUP_SECTIONS } from '../wording/people';
import { CheckRow } from './Choices';
import { Fold } from './Fold';

/**
 * The groups by who recognises them, folded; a section with something chosen is open. Of groups of which a person has
 * one, choosing one lets go of the other; `single`: of all.
 */
export function GroupPicker({
  chosen,
  inSheet,
  single,
  onChange,
}: {
  chosen: readonly Group[];
  inSheet?: boolean;
  single?: boolean;
  onChange: (groups: Group[]) => void;
}) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (group: Group, on: boolean) => {
    if (!on) onChange(chosen.filter((other) => other !== group));
    else onChange([...(single ? [] : besides(chosen, [group])), group]);
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
