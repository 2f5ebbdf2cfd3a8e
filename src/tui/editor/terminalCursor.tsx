import { type DOMElement, measureElement, useCursor } from 'ink';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';

export interface TerminalCursorProps {
  /** The box that `x` and `y` count in. */
  readonly within: RefObject<DOMElement | null>;
  readonly x: number;
  readonly y: number;
}

/**
 * Puts the terminal's own cursor into a box. Mount it only where the keys go: each mounted one claims the cursor. The
 * box's place is known only after it was laid out, and a cursor that is taken down elsewhere in the same commit would
 * clear this one: so it is put once more after mounting and whenever the box has moved.
 */
export function TerminalCursor({ within, x, y }: TerminalCursorProps): ReactNode {
  const { setCursorPosition } = useCursor();
  const [origin, setOrigin] = useState<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    if (within.current === null) return;
    const place = measureElement(within.current);
    if (place.x !== origin?.x || place.y !== origin.y) setOrigin({ x: place.x, y: place.y });
  });
  setCursorPosition(origin === null ? undefined : { x: origin.x + x, y: origin.y + y });
  return null;
}
