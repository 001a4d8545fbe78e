import type { OutputOf } from '@jiayibao/shared/contract/resident';
import { Fragment } from 'react';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { faceOf } from '../../wording/people';
import './contribution.css';
import { text } from './text';
import { spanInWords } from './words';

type Line = OutputOf<'contribution.history'>['years'][number]['people'][number];

/** Cover and payments by year, the newest first. */
export default function History() {
  const { data, failure, reload } = useLoaded(
    async () => (await call('contribution.history', {})).data.years,
  );
  return (
    <Page
      title={text.titles.history}
      dock={
        <Footer>
          <Button onTap={() => open('/packages/contribution/quote')}>{text.orders.go}</Button>
        </Footer>
      }
    >
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.history.empty}>
            {text.history.emptyHint}
          </EmptyState>
        </Card>
      )}
      {data?.map(({ benefitYear, people }) => (
        <Card key={benefitYear} title={text.year(benefitYear)}>
          <Box role="list">
            {people.map(({ memberId, name, confirmed, cover, paid, refund, orderNumber }, at) => {
              const year = String(benefitYear);
              const links = [
                orderNumber !== null && {
                  words: text.history.receipt,
                  onTap: () => open('/packages/contribution/receipt', { number: orderNumber }),
                },
                orderNumber !== null &&
                  refund !== null && {
                    words: text.history.order,
                    onTap: () => open('/packages/contribution/order', { number: orderNumber }),
                  },
                memberId !== null &&
                  cover !== null && {
                    words: text.history.certificate,
                    onTap: () => open('/packages/contribution/certificate', { member: memberId, year }),
                  },
                memberId !== null &&
                  paid !== null && {
                    words: text.history.refund,
                    onTap: () => open('/packages/contribution/refund', { member: memberId, year }),
                  },
                memberId !== null &&
                  !confirmed && {
                    words: text.history.prove,
                    onTap: () => open('/packages/household/member', { member: memberId }),
                  },
              ].filter((link) => link !== false);
              return (
                <Box key={memberId ?? orderNumber ?? name} role="listitem">
                  {at > 0 && <Hair />}
                  <Box className="row top person-row">
                    <Box className="face" role="none">
                      {faceOf(name)}
                    </Box>
                    <Box className="grow">
                      <Box className="b">{name}</Box>
                      <Box className="t-2t num mt4">{coverInWords({ memberId, confirmed, cover, paid })}</Box>
                      {paid !== null && (
                        <Box className="t-2t num">{text.history.paid(displayAmount(paid))}</Box>
                      )}
                      {refund && (
                        <Box className="t-2t num">
                          {text.history.returned(displayAmount(refund.amount), refund.done)}
                        </Box>
                      )}
                      <Box className="row wrap">
                        {links.map(({ words, onTap }) => (
                          <Fragment key={words}>
                            <Box className="link-row-item">
                              <Link
                                bare
                                start
                                text={words}
                                label={text.history.of(words, name, benefitYear)}
                                onTap={onTap}
                              />
                            </Box>
                          </Fragment>
                        ))}
                      </Box>
                    </Box>
                  </Box>
                </Box>
              );
            })}
          </Box>
        </Card>
      ))}
    </Page>
  );
}

/** Cover where it is shown; otherwise what the payer knows: their order enrolled the person. */
function coverInWords({
  memberId,
  confirmed,
  cover,
  paid,
}: Pick<Line, 'memberId' | 'confirmed' | 'cover' | 'paid'>) {
  if (cover) return spanInWords(cover);
  if (confirmed || paid === null) return text.history.noCover;
  return memberId ? text.history.claimed : text.history.relative;
}
