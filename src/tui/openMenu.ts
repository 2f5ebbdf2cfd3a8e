import { pushLayer, setCursor } from '../stores/uiActs.ts';
import type { MenuItem, Ui } from './layers.ts';

/** Shows a menu with the cursor on its first item. */
export function openMenu(ui: Ui, id: string, title: string, items: readonly MenuItem[]): void {
  setCursor(ui, `menu ${id}`, { id: '', index: 0 });
  pushLayer(ui, { kind: 'menu', id, title, items });
}
