import { Box, Txt } from './elements';
import { Icon } from './Icon';

/** What is wrong with the choice below it; nothing where nothing is. */
export function FieldError({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <Box className="error pad-x" role="alert">
      <Icon name="warn" />
      <Txt>{message}</Txt>
    </Box>
  );
}
