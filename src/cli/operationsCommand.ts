import { isOfService, operationTable } from '../account/operationTable.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { operationList } from './operationList.ts';

/** `iam-dojo operations`: what the sandbox does with each API operation, in full for one service. */
export async function operationsCommand({ options, out }: CommandInput): Promise<ExitCode> {
  const all = operationTable();
  const wanted = options.service;
  const entries = typeof wanted === 'string' ? all.filter((entry) => isOfService(entry, wanted)) : all;
  if (entries.length === 0) {
    const known = [...new Set(all.map(({ service }) => service))].join(', ');
    throw new InputError(`\`--service ${wanted}\`: there is no model of it; there are ${known}`);
  }
  out(options.format === 'json' ? jsonText(entries, 2) : operationList(entries, typeof wanted === 'string'));
  return exitCodes.done;
}
