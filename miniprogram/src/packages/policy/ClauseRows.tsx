import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import { Hair } from '../../components/Card';
import { Box, Tap } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { open } from '../../components/navigate';
import { type Found, meaningOf } from './read';
import { text } from './text';

/** Clauses, each with what it means; a tap opens its text. */
export function ClauseRows({ policy, list }: { policy: PolicyId; list: readonly Found[] }) {
  return (
    <Box role="list">
      {list.map((clause, at) => (
        <Box key={clause.id} role="listitem">
          {at > 0 && <Hair />}
          <Tap className="kv tap-in" onTap={() => open('/packages/policy/clause', { policy, id: clause.id })}>
            <Box className="grow">
              <Box className="t-2t">{clause.id}</Box>
              <Box>{meaningOf(policy, clause)}</Box>
              {clause.sentence !== undefined && (
                <Box className="t-2t mt4">{text.original(clause.sentence)}</Box>
              )}
            </Box>
            <Icon name="chevron" end />
          </Tap>
        </Box>
      ))}
    </Box>
  );
}
