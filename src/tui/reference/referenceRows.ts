import { type Line, type Segment, seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import type { ReferenceGroup, ReferenceHit } from './referenceIndex.ts';

/** The groups in the order in which Tab goes through them, with their titles. */
export const referenceGroups: readonly { readonly group: ReferenceGroup; readonly title: string }[] = [
  { group: 'all', title: 'All' },
  { group: 'action', title: 'Actions' },
  { group: 'condition key', title: 'Condition keys' },
  { group: 'managed policy', title: 'Managed policies' },
  { group: 'operation', title: 'API operations' },
  { group: 'error', title: 'Errors' },
];

/** The group `by` places further, round and round. */
export function groupBeside(group: ReferenceGroup, by: 1 | -1): ReferenceGroup {
  const at = referenceGroups.findIndex((one) => one.group === group);
  return referenceGroups[(at + by + referenceGroups.length) % referenceGroups.length]?.group ?? 'all';
}

export function groupLine(group: ReferenceGroup): Line {
  return referenceGroups.flatMap(({ group: one, title }, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(title, one === group ? 'focus' : 'muted'),
  ]);
}

/** The name with the letters that matched. */
function matchedName(name: string, matched: readonly number[]): Line {
  const hit = new Set(matched);
  const parts: Segment[] = [];
  for (let at = 0; at < name.length; at += 1) {
    const token = hit.has(at) ? 'match' : 'text';
    const last = parts.at(-1);
    const text = name.charAt(at);
    if (last?.token === token) parts[parts.length - 1] = seg(last.text + text, token);
    else parts.push(seg(text, token));
  }
  return parts;
}

export function referenceRows(
  hits: readonly ReferenceHit[],
  group: ReferenceGroup,
): readonly Row<ReferenceHit['entry']>[] {
  return hits.map(({ entry, matched }) => {
    const note = group === 'all' && entry.kind !== 'action' ? entry.kind : entry.note;
    return row(`${entry.kind} ${entry.name}`, entry, matchedName(entry.name, matched), {
      right: [seg(note, 'muted')],
      cut: 'right',
    });
  });
}
