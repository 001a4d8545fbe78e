import { parseYuan, ZERO } from '@jiayibao/shared/money';
import { Card, Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { AmountField } from '../../components/Field';
import { SplitRows } from '../../components/SplitRows';
import { advanceRate } from '../../components/split';
import { changeForm } from './form';
import { Lines } from './Lines';
import { text } from './text';
import type { Estimate } from './use-estimate';

/** What the stay costs: one sum with a typical split, or line by line. */
export function CostCard({ estimate }: { estimate: Estimate }) {
  const { form, region, parameters, dischargedOn } = estimate;
  const total = parseYuan(form.total);
  const bad = form.total !== '' && total === null;
  if (form.mode === 'lines') {
    return (
      <Card title={text.lines} link={{ text: text.bySplit, onTap: () => changeForm({ mode: 'split' }) }}>
        <Lines estimate={estimate} />
      </Card>
    );
  }
  return (
    <Card>
      <AmountField
        big
        id="total"
        label={text.total}
        hint={text.totalHint}
        error={bad ? text.totalBad : null}
        value={form.total}
        onChange={(typed) => changeForm({ total: typed })}
      />
      <SplitRows
        hint={text.splitHint}
        total={total ?? ZERO}
        shareB={form.shareB}
        shareC={form.shareC}
        advance={advanceRate(parameters, region, dischargedOn)}
        onChange={changeForm}
      />
      <Box className="pad-x row lines-link">
        <Link text={text.byLines} onTap={() => changeForm({ mode: 'lines' })} />
      </Box>
    </Card>
  );
}
