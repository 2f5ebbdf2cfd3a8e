import type { AttemptView } from '../../stores/attemptView.ts';

/** What stands in the place of stars and counts while the claims over all requests are not those of this account. */
export function checkingWord({ checkFault }: AttemptView): string {
  return checkFault === null ? 'checking' : 'not checked';
}
