import { useEffect, useState } from 'react';

/** Milliseconds before a sign begins to move, and from move to move. What is done sooner needs no sign. */
const PATIENCE = 200;
const PACE = 120;

/** Counts up while something is worked out; stays 0 where nothing takes long, or nothing may move. */
export function useTurning(active: boolean, motion: boolean): number {
  const [turn, setTurn] = useState(0);
  const moves = active && motion;
  useEffect(() => {
    setTurn(0);
    if (!moves) return undefined;
    let timer = setTimeout(function step() {
      setTurn((before) => before + 1);
      timer = setTimeout(step, PACE);
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [moves]);
  return turn;
}
