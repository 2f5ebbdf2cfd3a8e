import type { AccessChange } from '../../training/accessChange.ts';

/** How the actions of one change are told: by the worst of them, or by how many there are. */
type Telling = (actions: readonly string[]) => string;

/** The first action, which can do most harm, and how many more. */
const named: Telling = ([worst = '', ...others]) =>
  others.length === 0 ? worst : `${worst} and ${others.length} more`;

const counted: Telling = ({ length }) => (length === 1 ? '1 action' : `${length} actions`);

function one({ principal, gained, lost }: AccessChange, tell: Telling): string {
  const parts = [gained.length > 0 ? `gained ${tell(gained)}` : '', lost.length > 0 ? `lost ${tell(lost)}` : ''].filter(
    Boolean,
  );
  return `${principal} ${parts.join(', ')}`;
}

function told(changes: readonly AccessChange[], most: number, tell: Telling): string {
  const rest = changes.length > most ? `; and ${changes.length - most} more` : '';
  const some = changes.slice(0, most).map((change) => one(change, tell));
  return `changed: ${some.join('; ')}${rest}`;
}

/**
 * How the last call changed what people may do, in one line: `changed: user/maya gained iam:PassRole and 2 more`. Where
 * `width` is too small for names, numbers stand in their place; the last word is never cut.
 */
export function changeText(changes: readonly AccessChange[] | null, width = Number.POSITIVE_INFINITY): string {
  if (changes === null || changes.length === 0) return '';
  const ways = [told(changes, 2, named), told(changes, 2, counted), told(changes, 1, counted)];
  return (
    ways.find(({ length }) => length <= width) ??
    `changed: ${changes.length} ${changes.length === 1 ? 'principal' : 'principals'}`
  );
}
