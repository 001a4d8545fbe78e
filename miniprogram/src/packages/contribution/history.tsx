import { Fragment } from 'react';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { displayAmount } from '../../components/Money';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { faceOf } from '../../wording/people';
import './contribution.css';
import { text } from './text';
import { spanInWords } from './words';

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
            {people.map(({ memberId, name, cover, paid, orderNumber }, at) => {
              const year = String(benefitYear);
              const links = [
                orderNumber !== null && {
                  words: text.history.receipt,
                  onTap: () => open('/packages/contribution/receipt', { number: orderNumber }),
                },
                memberId !== null &&
                  cover !== null && {
                    words: text.history.certificate,
                    onTap: () => open('/packages/contribution/certificate', { member: memberId, year }),
                  },
                memberId !== null &&
                  orderNumber !== null && {
                    words: text.history.refund,
                    onTap: () => open('/packages/contribution/refund', { member: memberId, year }),
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
                      <Box className="t-2t num mt4">
                        {cover ? spanInWords(cover) : memberId ? text.history.claimed : text.history.noCover}
                      </Box>
                      {paid !== null && (
                        <Txt className="t-2t num">{text.history.paid(displayAmount(paid))}</Txt>
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
