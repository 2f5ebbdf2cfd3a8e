import type { AccessChange } from '../../training/accessChange.ts';

/** The first action, which can do most harm, and how many more. */
function actions([worst = '', ...others]: readonly string[]): string {
  return others.length === 0 ? worst : `${worst} and ${others.length} more`;
}

function one({ principal, gained, lost }: AccessChange): string {
  const parts = [
    gained.length > 0 ? `gained ${actions(gained)}` : '',
    lost.length > 0 ? `lost ${actions(lost)}` : '',
  ].filter(Boolean);
  return `${principal} ${parts.join(', ')}`;
}

/** How the last call changed what people may do, in one line: `changed: user/maya gained iam:PassRole and 2 more`. */
export function changeText(changes: readonly AccessChange[] | null): string {
  if (changes === null || changes.length === 0) return '';
  const rest = changes.length > 2 ? `; and ${changes.length - 2} more` : '';
  return `changed: ${changes.slice(0, 2).map(one).join('; ')}${rest}`;
}
