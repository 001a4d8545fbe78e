import { useEffect, useRef } from 'react';
import { focusField } from './focus';
import type { SheetFrameProps } from './SheetFrame.types';

/** The browser's own modal dialog: what lies below is out of reach, Esc closes; the focus goes back to where it was. */
export function SheetFrame({ title, head, at, onClose, children }: SheetFrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    if (at) focusField(at);
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [at]);
  return (
    <dialog
      ref={dialog}
      className="sheet-modal"
      aria-modal="true"
      aria-label={title}
      onCancel={(event) => {
        // Whether it is there is the page's to say.
        event.preventDefault();
        onClose();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a second way out for pointers; the keyboard has Esc and the button */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className="scrim" onClick={onClose} />
      <div className="sheet">
        {head}
        <div className="sheet-body">{children}</div>
      </div>
    </dialog>
  );
}
