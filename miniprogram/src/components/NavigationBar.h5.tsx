import { Box, Heading, Tap } from './elements';
import { Icon } from './Icon';
import { goBack } from './navigate';

/** `onBack`: instead of going back. */
export function NavigationBar({
  title,
  back,
  onBack,
}: {
  title: string;
  back: boolean;
  onBack?: () => void;
}) {
  return (
    <header className="nav">
      <Box className="nav-in">
        {back && (
          <Tap className="nav-back" label="返回" onTap={onBack ?? goBack}>
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
