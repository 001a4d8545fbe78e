import { CONSENT_VERSION } from '@jiayibao/shared/contract/resident';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box, Heading } from '../../components/elements';
import { NoticeList } from '../../components/Notes';
import { printPage } from '../../components/print';
import { consentText } from '../../wording/consent';
import { assistText as text } from './assist-text';
import { DeskPage } from './DeskPage';

/** The consent of somebody without a phone, to print and sign: word for word what others agree to on theirs. */
export default function ConsentForm() {
  return (
    <DeskPage title={text.consentTitle} room="assist">
      {() => (
        <Box className="d-narrow">
          <Box className="no-print">
            <Box className="pad">{text.consentLead}</Box>
            {printPage && <Button onTap={printPage}>{text.print}</Button>}
          </Box>
          <Heading level={2} className="t-title pad">
            {text.consentTitle}
          </Heading>
          <Box className="pad-x pad-b">{consentText.intro}</Box>
          <Part {...consentText.ordinary} agree={text.agree} />
          <Part {...consentText.sensitive} agree={text.agreeSensitive} />
          <NoticeList notices={[consentText.rights, consentText.version(CONSENT_VERSION)]} />
          <Box className="d-sign">
            {[text.number, ...text.lines].map((line) => (
              <Box key={line} className="d-sign-line mt16">
                {line}
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </DeskPage>
  );
}

function Part({ title, lines, agree }: { title: string; lines: readonly string[]; agree: string }) {
  return (
    <Card title={title}>
      <Box className="pad-x pad-b">
        <NoticeList notices={lines} />
        <Box className="mt8">{agree}</Box>
      </Box>
    </Card>
  );
}
