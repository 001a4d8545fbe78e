import type { Group } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { GROUP_NAMES, GROUP_SECTIONS } from '../wording/people';
import { Card, Hair } from './Card';
import { CheckRow } from './Choices';
import { Box, Tap, Txt } from './elements';
import { Icon } from './Icon';

/** The groups by who recognises them, folded; a section with something chosen is open. */
export function GroupPicker({
  chosen,
  onChange,
}: {
  chosen: readonly Group[];
  onChange: (groups: Group[]) => void;
}) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (group: Group, on: boolean) =>
    onChange(on ? [...chosen, group] : chosen.filter((other) => other !== group));
  return (
    <>
      {GROUP_SECTIONS.map(({ title, hint, groups }) => {
        const count = groups.filter((group) => chosen.includes(group)).length;
        const unfolded = open.includes(title) || count > 0;
        return (
          <Card key={title}>
            <Tap
              className="kv"
              expanded={unfolded}
              onTap={() => setOpen(unfolded ? open.filter((other) => other !== title) : [...open, title])}
            >
              <Box className="grow">
                <Box className="b">{title}</Box>
                <Box className="t-2t mt4">{hint}</Box>
              </Box>
              {count > 0 && <Txt className="t-2t teal no ml8">选了{count}项</Txt>}
              <Box className="ml8 ink2">
                <Icon name={unfolded ? 'up' : 'down'} />
              </Box>
            </Tap>
            {unfolded && (
              <Box role="group" label={title}>
                <Hair />
                {groups.map((group) => (
                  <CheckRow
                    key={group}
                    id={`group-${group}`}
                    text={GROUP_NAMES[group]}
                    checked={chosen.includes(group)}
                    onChange={(on) => toggle(group, on)}
                  />
                ))}
              </Box>
            )}
          </Card>
        );
      })}
    </>
  );
}
