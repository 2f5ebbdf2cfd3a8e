import { type DOMElement, measureElement } from 'ink';
import { createContext, type RefObject, useContext, useEffect, useRef } from 'react';
import type { Region, Regions } from '../regions.ts';

export interface RegionPlace {
  readonly regions: Regions;
  readonly depth: number;
}

/** Where lists and texts say what lies where. */
export const RegionContext = createContext<RegionPlace | null>(null);

type About<Type> = Type extends Region ? Omit<Type, 'place' | 'depth'> : never;

/** Tells the mouse about a box, each time it is drawn. */
export function useRegion(name: string, about: About<Region>): RefObject<DOMElement | null> {
  const box = useRef<DOMElement | null>(null);
  const context = useContext(RegionContext);
  useEffect(() => {
    if (context === null || box.current === null) return;
    const { x, y, width, height } = measureElement(box.current);
    context.regions.set(`${context.depth} ${name}`, { ...about, place: { x, y, width, height }, depth: context.depth });
  });
  useEffect(() => () => void context?.regions.delete(`${context.depth} ${name}`), [context, name]);
  return box;
}
