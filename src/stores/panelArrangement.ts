import type { PanelName } from './uiStore.ts';

/** How a person arranged the panels of the workbench; null where they did not. */
export interface PanelArrangement {
  /** Columns. */
  readonly account: number | null;
  readonly tasks: number | null;
  readonly events: number | null;
  /** Rows of the console and the events. */
  readonly lower: number | null;
  readonly hidden: readonly PanelName[];
}

/** Sizes of the screen that have panels side by side, each with an arrangement of its own. */
export const arrangedTiers = ['wide', 'normal', 'tight'] as const;
export type ArrangedTier = (typeof arrangedTiers)[number];

export type PanelArrangements = Readonly<Record<ArrangedTier, PanelArrangement>>;

export const usualArrangement: PanelArrangement = {
  account: null,
  tasks: null,
  events: null,
  lower: null,
  hidden: [],
};

export const usualArrangements: PanelArrangements = {
  wide: usualArrangement,
  normal: usualArrangement,
  tight: usualArrangement,
};
