import type { ReactNode } from 'react';
import { Button, Footer } from '../../components/Button';
import { ErrorSummary, type FieldError } from '../../components/ErrorSummary';
import { NoticeList } from '../../components/Notes';
import { Page } from '../../components/Page';
import { text } from './text';

/** One step of the wizard: one thing, what is wrong with it, and the way on. */
export function StepPage({
  title,
  errors,
  button,
  onNext,
  children,
}: {
  title: string;
  errors: readonly FieldError[];
  button: string;
  onNext: () => void;
  children: ReactNode;
}) {
  return (
    <Page
      title={title}
      dock={
        <Footer>
          <Button onTap={onNext}>{button}</Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      {children}
      <NoticeList notices={[text.saved]} />
    </Page>
  );
}
