import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { EmptyState } from '../../components/Notes';
import { Page } from '../../components/Page';
import type { CaseDraft } from '../../state/case-draft';
import { text } from './text';

/** A page of an application's form. Whoever comes back to one that was sent is led to where it is now. */
export function StepPage({
  title,
  draft,
  dock,
  children,
}: {
  title: string;
  draft: CaseDraft;
  dock: ReactNode;
  children: ReactNode;
}) {
  if (draft.memberId !== '') {
    return (
      <Page title={title} dock={dock}>
        {children}
      </Page>
    );
  }
  return (
    <Page title={title}>
      <Card>
        <EmptyState icon="tick" title={text.sent.title}>
          {text.sent.hint}
          <Box className="mt16">
            <Button onTap={() => void Taro.redirectTo({ url: '/packages/case/list' })}>
              {text.sent.list}
            </Button>
          </Box>
        </EmptyState>
      </Card>
    </Page>
  );
}
