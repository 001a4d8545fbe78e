import { useSaid } from '../state/said';
import { Box } from './elements';
import { Strip } from './Notes';

/** What was just done, for a page that one comes back to; nothing where nothing was. */
export function Said() {
  const words = useSaid();
  if (words === null) return null;
  return (
    <Box className="card">
      <Strip kind="plain" icon="tick">
        <Box role="status">{words}</Box>
      </Strip>
    </Box>
  );
}
