import type { Suggestion } from '../../training/suggest.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from './jsonLines.ts';

/** The tightest policies that still do the tasks, each with whom it is for. */
export function suggestionLines(suggestions: readonly Suggestion[]): readonly Line[] {
  if (suggestions.length === 0) {
    return [line('Nobody gets a new identity policy in this scenario, so there is none to suggest.', 'muted')];
  }
  return [
    line(
      'Worked out from what the tasks need, not from your answer: yours may look otherwise and be as good.',
      'muted',
    ),
    ...suggestions.flatMap(({ principal, policy, text, published }) => {
      const count = policy.statements.length;
      const size = `  ${count} ${count === 1 ? 'statement' : 'statements'}`;
      const attach = published === null ? [] : [line(`attach ${published}, a policy that AWS maintains:`, 'muted')];
      return [blank, [seg(principal, 'heading'), seg(size, 'muted')], ...attach, ...jsonLines(text)];
    }),
  ];
}
