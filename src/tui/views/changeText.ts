import type { AccessChange } from '../../training/accessChange.ts';

function actions(count: number): string {
  return count === 1 ? '1 action' : `${count} actions`;
}

function one({ principal, gained, lost }: AccessChange): string {
  const parts = [
    gained.length > 0 ? `gained ${actions(gained.length)}` : '',
    lost.length > 0 ? `lost ${actions(lost.length)}` : '',
  ].filter(Boolean);
  return `${principal} ${parts.join(', ')}`;
}

/** How the last call changed what people may do, in one line: `changed: user/maya gained 2 actions, lost 1 action`. */
export function changeText(changes: readonly AccessChange[] | null): string {
  if (changes === null || changes.length === 0) return '';
  const rest = changes.length > 2 ? `; and ${changes.length - 2} more` : '';
  return `changed: ${changes.slice(0, 2).map(one).join('; ')}${rest}`;
}
