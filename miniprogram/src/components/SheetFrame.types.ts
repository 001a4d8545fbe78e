import type { ReactNode } from 'react';

export type SheetFrameProps = { title: string; head: ReactNode; onClose: () => void; children: ReactNode };
