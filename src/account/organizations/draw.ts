import { nextText } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import type { Sandbox } from '../sandbox.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz012345';

/** An id of AWS Organizations: a prefix and small letters and digits. */
export const drawOrganizationId = (sandbox: Sandbox, prefix: string, length: number) => {
  const drawn = draw(sandbox, (state) => nextText(state, letters, length));
  return { value: `${prefix}${drawn.value}`, sandbox: drawn.sandbox };
};

/** An account id that nobody has. */
export function drawAccountId(sandbox: Sandbox): { readonly value: string; readonly sandbox: Sandbox } {
  const drawn = draw(sandbox, (state) => nextText(state, '0123456789', 12));
  const free = !drawn.value.startsWith('0') && !sandbox.accounts.has(drawn.value);
  return free ? drawn : drawAccountId(drawn.sandbox);
}
