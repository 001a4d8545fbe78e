import type { ReactNode } from 'react';

export type SheetFrameProps = {
  title: string;
  head: ReactNode;
  /** The id of what it opens at; its beginning where left out. */
  at?: string;
  onClose: () => void;
  children: ReactNode;
};
