import type { PanelName } from '../stores/uiStore.ts';
import type { EditorBuffer } from './editor/editorBuffer.ts';
import type { Row } from './row.ts';
import type { Rect } from './workbenchLayout.ts';

/** What lies where on the screen, for the mouse. */
export type Region = {
  readonly place: Rect;
  /** Layers below the one it belongs to: 0 for the screen itself. */
  readonly depth: number;
} & (
  | {
      readonly type: 'rows';
      readonly list: string;
      readonly rows: readonly Row<unknown>[];
      /** Index of the row under the cursor. */
      readonly at: number;
      /** Index of the row that each line shows. */
      readonly lines: readonly number[];
    }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'panel'; readonly panel: PanelName }
  /** The lines of a text under edit, behind `gutter` columns of signs and numbers. */
  | { readonly type: 'editor'; readonly buffer: EditorBuffer; readonly gutter: number }
);

export type RegionOf<Type extends Region['type']> = Extract<Region, { type: Type }>;

/** Regions by name; each is set anew when it is drawn. */
export type Regions = Map<string, Region>;

export function holds({ place }: Region, x: number, y: number): boolean {
  return x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height;
}
