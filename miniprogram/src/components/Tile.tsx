import { Box, Tap } from './elements';
import { Icon, type IconName } from './Icon';

/** Something that can be done, from the home page. */
export function Tile({
  icon,
  title,
  hint,
  onTap,
}: {
  icon: IconName;
  title: string;
  hint: string;
  onTap: () => void;
}) {
  return (
    <Box className="grow tile-cell">
      <Tap className="tile" onTap={onTap}>
        <Box className="tile-ico" role="none">
          <Icon name={icon} size={26} />
        </Box>
        <Box className="grow">
          <Box className="b">{title}</Box>
          <Box className="t-2t">{hint}</Box>
        </Box>
      </Tap>
    </Box>
  );
}
