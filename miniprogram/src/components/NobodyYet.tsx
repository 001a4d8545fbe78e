import { NOBODY_YET } from '../wording/people';
import { Button } from './Button';
import { Card } from './Card';
import { Box } from './elements';
import { EmptyState } from './Notes';
import { open } from './navigate';

/** Who has no household yet registers one first; `hint`: before what. */
export function NobodyYet({ hint }: { hint: string }) {
  return (
    <Card>
      <EmptyState icon="person-plus" title={NOBODY_YET.title}>
        {hint}
        <Box className="mt16">
          <Button onTap={() => open('/packages/household/consent')}>{NOBODY_YET.register}</Button>
        </Box>
      </EmptyState>
    </Card>
  );
}
