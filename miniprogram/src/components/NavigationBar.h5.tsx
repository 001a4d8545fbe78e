import { Box, Heading, Tap } from './elements';
import { Icon } from './Icon';
import { goBack } from './navigate';

export function NavigationBar({ title, back }: { title: string; back: boolean }) {
  return (
    <header className="nav">
      <Box className="nav-in">
        {back && (
          <Tap className="nav-back" label="返回" onTap={goBack}>
            <Icon name="back" size={24} />
          </Tap>
        )}
        <Heading level={1} className="nav-t">
          {title}
        </Heading>
      </Box>
    </header>
  );
}
