import { Txt } from './elements';

/** The icons of icons.css. They stand beside words and say nothing of their own. */
export type IconName =
  | 'chevron'
  | 'back'
  | 'down'
  | 'up'
  | 'tick'
  | 'clock'
  | 'dash'
  | 'plus'
  | 'close'
  | 'warn'
  | 'info'
  | 'question'
  | 'bed'
  | 'person-plus'
  | 'shield'
  | 'home'
  | 'calculator'
  | 'person'
  | 'search'
  | 'offline'
  | 'return'
  | 'photo'
  | 'file'
  | 'pill'
  | 'bell'
  | 'card';

export function Icon({ name, size, end }: { name: IconName; size?: 16 | 24 | 26; end?: boolean }) {
  return <Txt className={`ico i-${name} ${size ? `ico-${size}` : ''} ${end ? 'ico-end' : ''}`} />;
}
