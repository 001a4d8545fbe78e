import { Button } from '../../components/Button';
import { Card, Link } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { text } from './text';

/** What the app is for, and the way to the register; a draft goes on where it was left. */
export function Welcome({ draft, consented }: { draft: boolean; consented: boolean }) {
  return (
    <Card title={text.welcome.title}>
      <Box className="pad-x pad-b" role="list">
        {text.welcome.lines.map((line) => (
          <Box key={line} className="row welcome-line" role="listitem">
            <Box className="teal mr8 no">
              <Icon name="tick" size={24} />
            </Box>
            <Txt>{line}</Txt>
          </Box>
        ))}
      </Box>
      <Box className="pad-x pad-b">
        <Button onTap={() => open('/packages/household/consent')}>
          {draft ? text.welcome.goOn : text.welcome.register}
        </Button>
        <Box className="t-2 center mt8">{text.welcome.about}</Box>
        <Box className="center">
          <Link
            bare
            text={text.welcome.paper}
            onTap={() =>
              consented
                ? open('/packages/household/takeover')
                : open('/packages/household/consent', { onward: 'takeover' })
            }
          />
        </Box>
      </Box>
      {draft && (
        <Strip kind="plain" icon="info">
          {text.welcome.draft}
        </Strip>
      )}
    </Card>
  );
}
