import { packageRoot } from '../catalogue/packageRoot.ts';
import { scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { jsonText } from './jsonText.ts';
import { scenarioList } from './scenarioList.ts';

/** `iam-dojo scenarios`: the list, for people or as JSON. */
export async function scenariosCommand({ options, out, err }: CommandInput): Promise<ExitCode> {
  const { listings, broken } = scenarioLibrary(packageRoot());
  if (options.format === 'json') {
    const rows = listings.map(({ id, slug, title, track, difficulty, minutes, file }) => {
      return { id, slug, title, track, difficulty, minutes, file };
    });
    out(jsonText(rows, 2));
  } else out(scenarioList(listings));
  for (const { file, faults } of broken) for (const fault of faults) err(`${faultLine(file, fault)}\n`);
  return broken.length > 0 ? exitCodes.badInput : exitCodes.done;
}
