import { useState } from 'react';
import { Button, Footer } from '../../components/Button';
import { Card, Hair } from '../../components/Card';
import { Box, Heading, Txt } from '../../components/elements';
import { Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { Page } from '../../components/Page';
import type { Paper } from '../../components/paper';
import { printPage } from '../../components/print';
import { PictureGround, savePicture } from '../../components/save-picture';
import { Line } from './PersonLines';
import './contribution.css';
import { text } from './text';

/** A paper on the screen, to print where that is possible and to save as a picture. */
export function PaperPage({
  title,
  paper,
  failure,
  onRetry,
}: {
  title: string;
  paper: Paper | null;
  failure: { message: string } | null;
  onRetry: () => void;
}) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const save = async (of: Paper) => setSaved(await savePicture(of));
  return (
    <Page
      title={title}
      dock={
        paper && (
          <Footer>
            <Button onTap={() => void save(paper)}>{text.paper.save}</Button>
            {printPage && (
              <Button kind="secondary" onTap={printPage}>
                {text.paper.print}
              </Button>
            )}
          </Footer>
        )
      }
    >
      {!paper && !failure && <Skeleton rows={4} />}
      {!paper && failure && <Failure message={failure.message} onRetry={onRetry} />}
      {saved !== null && (
        <Box className="card no-print">
          <Strip kind={saved ? 'plain' : 'amber'} icon={saved ? 'tick' : 'warn'}>
            <Box role="status">{saved ? text.paper.saved : text.paper.notSaved}</Box>
          </Strip>
        </Box>
      )}
      {paper && (
        <>
          <Card>
            <Box className="pad paper">
              <Heading level={2} className="t-title center">
                {paper.title}
              </Heading>
            </Box>
            <PaperLines lines={paper.lines} />
            {paper.sections.map((section) => (
              <Box key={section.title}>
                <Hair />
                <Box className="pad-x b mt8">{section.title}</Box>
                <PaperLines lines={section.lines} />
              </Box>
            ))}
          </Card>
          <NoticeList notices={paper.notes} />
        </>
      )}
      <PictureGround />
    </Page>
  );
}

function PaperLines({ lines }: { lines: Paper['lines'] }) {
  return (
    <Box className="pad">
      {lines.map(({ name, value }) => (
        <Line key={name} name={name} value={<Txt className="num">{value}</Txt>} />
      ))}
    </Box>
  );
}
