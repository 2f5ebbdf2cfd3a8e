import { packageRoot } from '../catalogue/packageRoot.ts';
import { listedFile, playableScenarios } from '../stores/playableScenarios.ts';
import { faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { jsonText } from './jsonText.ts';
import { savesOf } from './savesOf.ts';
import { scenarioList } from './scenarioList.ts';

/** `iam-dojo scenarios`: the list, for people or as JSON. */
export async function scenariosCommand({ options, env, out, err }: CommandInput): Promise<ExitCode> {
  const [root, saves] = [packageRoot(), savesOf({ options, env })];
  const { listings, broken } = playableScenarios(root, saves);
  if (options.format === 'json') {
    const rows = listings.map((listing) => {
      const { id, slug, title, track, difficulty, minutes, pack } = listing;
      const file = pack === undefined ? listing.file : listedFile(root, saves, listing);
      return { id, slug, title, track, difficulty, minutes, file, ...(pack !== undefined && { pack }) };
    });
    out(jsonText(rows, 2));
  } else out(scenarioList(listings));
  for (const { file, faults } of broken) for (const fault of faults) err(`${faultLine(file, fault)}\n`);
  return broken.length > 0 ? exitCodes.badInput : exitCodes.done;
}
