import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { topicCoverage } from '../scenario/topicCoverage.ts';
import { readTopics, topicsFile } from '../scenario/topics.ts';
import { scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { coverageText } from './coverageText.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { readInput } from './inputFile.ts';
import { jsonText } from './jsonText.ts';

/** `iam-dojo coverage`: every topic of the course with the scenarios that teach it. */
export async function coverageCommand({ options, stdin, out }: CommandInput): Promise<ExitCode> {
  const file = join(packageRoot(), 'scenarios', topicsFile);
  const { groups, faults } = readTopics(readInput(file, stdin));
  if (faults.length > 0) throw new InputError(faults.map((fault) => faultLine(file, fault)).join('\niam-dojo: '));
  const coverage = topicCoverage(groups, scenarioLibrary(packageRoot()).listings);
  out(options.format === 'json' ? jsonText(coverage, 2) : coverageText(coverage));
  return coverage.holes.length + coverage.unknown.length === 0 ? exitCodes.done : exitCodes.no;
}
