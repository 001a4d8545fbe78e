import type { ReactNode } from 'react';
import { startAppearance } from './state/appearance';
import './styles';

startAppearance();

export default function App({ children }: { children?: ReactNode }) {
  return children;
}
