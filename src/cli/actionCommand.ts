import { meaningsOf, nearNames } from '../training/reference/lookUp.ts';
import { meaningReport } from './actionReport.ts';
import { meaningsText } from './actionText.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';

/** `iam-dojo action NAME`: what is known of an action, condition key, managed policy, operation or error code. */
export async function actionCommand({ args, options, out, columns }: CommandInput): Promise<ExitCode> {
  const [name = ''] = args;
  const meanings = meaningsOf(name.trim());
  if (meanings.length === 0) throw new InputError(unknown(name));
  const json = options.format === 'json';
  out(json ? jsonText({ name, entries: meanings.map(meaningReport) }, 2) : meaningsText(meanings, columns));
  return exitCodes.done;
}

function unknown(name: string): string {
  const near = nearNames(name.trim());
  const advice =
    near.length === 0 ? 'nothing has a name like it' : `did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`;
  return `\`${name.slice(0, 200)}\` is no action, condition key, managed policy, operation or error code; ${advice}`;
}
