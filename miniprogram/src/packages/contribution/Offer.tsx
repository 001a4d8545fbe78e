import { Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { Strip } from '../../components/Notes';

/** Something to consider, with what can be done about it. */
export function Offer({
  kind = 'amber',
  title,
  lines,
  link,
  label,
  onTap,
}: {
  kind?: 'amber' | 'plain';
  title?: string;
  lines: readonly string[];
  link?: string;
  label?: string;
  onTap?: () => void;
}) {
  return (
    <Strip kind={kind} icon={kind === 'amber' ? 'warn' : 'info'} boxed>
      {title && <Box className="b">{title}</Box>}
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      {link && onTap && <Link start tight text={link} label={label} onTap={onTap} />}
    </Strip>
  );
}
