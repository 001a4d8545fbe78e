import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import { publishedParameters } from '@jiayibao/shared/policy';
import Taro, { useRouter } from '@tarojs/taro';
import { Fragment } from 'react';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { EmptyState, NoticeList, Strip } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Page } from '../../components/Page';
import { dayInWords } from '../../wording/cases';
import { NOTICE_NAMES } from '../../wording/stays';
import { ClauseRows } from './ClauseRows';
import { meaningOf, placeClause, regionOf } from './read';
import { text } from './text';
import { usesOf } from './uses';

/** One clause: what it means, its text word for word, what in the app rests on it, and the document it stands in. */
export default function ClausePage() {
  const { policy: asked, id = '' } = useRouter().params;
  const { policy, title, inForce } = publishedParameters[regionOf(asked) ?? 'lanzhou'];
  const placed = regionOf(asked) && placeClause(policy, id);
  if (!placed) {
    return (
      <Page title={text.titles.clause}>
        <Card>
          <EmptyState icon="file" title={text.unknown}>
            {text.unknownHint}
            <Box className="mt16">
              <Button onTap={() => openList(policy)}>{text.whole}</Button>
            </Box>
          </EmptyState>
        </Card>
      </Page>
    );
  }
  const { clause, article, items, before, after } = placed;
  const uses = usesOf(policy, clause.id);
  const from = dayInWords(inForce.from);
  const neighbours = [
    { name: text.before, clause: before },
    { name: text.after, clause: after },
  ];
  return (
    <Page title={text.titles.clause}>
      <Card title={clause.id}>
        <Box className="pad-x pad-b">
          <Box className="t-2t">{text.meaning}</Box>
          <Box className="mt4">{meaningOf(policy, clause)}</Box>
        </Box>
        {policy === 'linxia-2018' && (
          <Strip boxed icon="warn">
            {NOTICE_NAMES.policyMayBeOutdated}
          </Strip>
        )}
      </Card>
      <Card title={text.verbatim}>
        <Box className="pad-x pad-b">
          {(article ? [article, clause] : [clause]).map((one) => (
            <Box key={one.id} className="quote">
              <Box className="t-cap ink2">{one.id}</Box>
              {one.text.split('\n').map((paragraph) => (
                <Box key={paragraph} className="mt4">
                  {paragraph}
                </Box>
              ))}
            </Box>
          ))}
        </Box>
      </Card>
      {items.length > 0 && (
        <Card title={text.parts}>
          <ClauseRows policy={policy} list={items} />
        </Card>
      )}
      {uses.length > 0 && (
        <Card title={text.uses}>
          {uses.map((use, at) => (
            <Fragment key={use.name}>
              {at > 0 && <Hair />}
              <Row name={use.name} value={use.hint} onTap={use.open} />
            </Fragment>
          ))}
        </Card>
      )}
      <Card title={text.source}>
        <Row name={text.document} value={title} />
        <Hair />
        <Row name={text.chapter} value={clause.heading} />
        <Hair />
        <Row name={text.number} value={text.noNumber} />
        <Hair />
        <Row
          name={text.inForce}
          value={inForce.to === null ? text.from(from) : text.until(from, dayInWords(inForce.to))}
        />
        <Hair />
        <Row name={text.whole} value={text.wholeHint} onTap={() => openList(policy)} />
      </Card>
      <Card>
        {neighbours.map(
          ({ name, clause: next }, at) =>
            next && (
              <Fragment key={name}>
                {at > 0 && before && <Hair />}
                <Row
                  name={name}
                  value={next.id}
                  onTap={() =>
                    void Taro.redirectTo({
                      url: `/packages/policy/clause?policy=${policy}&id=${encodeURIComponent(next.id)}`,
                    })
                  }
                />
              </Fragment>
            ),
        )}
      </Card>
      <NoticeList notices={[text.caution]} />
    </Page>
  );
}

/** Back to the list where it lies below: going to and fro adds no pages, of which WeChat keeps ten. */
function openList(policy: PolicyId): void {
  const below = Taro.getCurrentPages().at(-2)?.route ?? '';
  if (below.includes('packages/policy/list')) goBack();
  else void Taro.redirectTo({ url: `/packages/policy/list?policy=${policy}` });
}
