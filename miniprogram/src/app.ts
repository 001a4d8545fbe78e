import './polyfills';
import type { ReactNode } from 'react';
import { startToday, startTransport } from './cloud';
import { startAppearance } from './state/appearance';
import { startHousehold } from './state/household';
import './styles';

startAppearance();
startTransport();
startToday();
startHousehold();

export default function App({ children }: { children?: ReactNode }) {
  return children;
}
