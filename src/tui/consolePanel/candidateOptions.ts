import type { Completion } from '../../doors/console/complete.ts';
import type { LineCompletion } from './lineCompletion.ts';

/** What the console's own completion found, as the panel shows it. */
export function candidateOptions({ from, to, candidates }: Completion): LineCompletion {
  return {
    from,
    to,
    options: candidates.map(({ text, description }) => ({ label: text, detail: '', describe: () => description })),
  };
}
