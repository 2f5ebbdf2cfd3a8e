import { packageRoot } from '../catalogue/packageRoot.ts';
import { savesFolder } from '../stores/savesFolder.ts';
import type { CommandInput } from './command.ts';

/** The folder of saves that a command line means. */
export function savesOf({ options, env }: Pick<CommandInput, 'options' | 'env'>): string {
  const option = typeof options.saves === 'string' ? options.saves : undefined;
  return savesFolder({ option, env, packageRoot: packageRoot(), platform: process.platform });
}
