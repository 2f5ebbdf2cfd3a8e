import type { AccessChange, PartChange } from '../../training/accessChange.ts';

/** How the actions of one change are told: by the worst of them, or by how many there are. */
type Telling = (actions: readonly string[]) => string;

/** The first action, which can do most harm, and how many more. */
const named: Telling = ([worst = '', ...others]) =>
  others.length === 0 ? worst : `${worst} and ${others.length} more`;

const counted: Telling = ({ length }) => (length === 1 ? '1 action' : `${length} actions`);

function one({ principal, gained, lost, parts }: AccessChange, tell: Telling): string {
  const told = [
    gained.length > 0 ? `gained ${tell(gained)}` : '',
    lost.length > 0 ? `lost ${tell(lost)}` : '',
    partsText(parts, tell),
  ];
  return `${principal} ${told.filter(Boolean).join(', ')}`;
}

const cases = { more: 'on more', fewer: 'on less', other: 'on something else' } as const;

/** Actions that were allowed and are still, on other resources or under other conditions. */
function partsText(parts: readonly PartChange[], tell: Telling): string {
  const [first] = parts;
  if (first === undefined) return '';
  const names = tell(parts.map(({ action }) => action));
  if (first.gained?.partly || first.lost?.partly) return `has ${names} under other conditions`;
  const same = parts.every(({ way }) => way === first.way);
  return `has ${names} ${cases[same ? first.way : 'other']}`;
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
