import { join, resolve } from 'node:path';
import { readScenario, scenarioLibrary } from '../src/stores/scenarioLibrary.ts';
import { startAttempt } from '../src/training/attemptState.ts';
import { grade } from '../src/training/grade.ts';
import { playCommands } from '../src/training/runCommands.ts';
import { measure, print } from './yardstick.ts';

const root = resolve(import.meta.dirname, '..');

for (const { slug, file } of scenarioLibrary(root).listings) {
  const { scenario } = readScenario(join(root, file));
  if (scenario === null) throw new Error(`${file} is broken`);
  const solved = playCommands(
    startAttempt(scenario, 0),
    scenario.solutions?.[0]?.commands ?? '',
    () => undefined,
  ).state;
  const checks = grade(solved).tasks.flatMap((task) => task.checks).length;
  const row = measure(`${slug}: grade its reference (${checks} checks)`, () => grade(solved));
  print(row);
  console.log(`  checks a second: ${Math.round((checks * 1000) / row.median).toLocaleString('en')}`);
  const [mistake] = scenario.mistakes ?? [];
  const wrong = playCommands(startAttempt(scenario, 0), mistake?.commands ?? '', () => undefined).state;
  print(measure(`${slug}: grade "${mistake?.name}"`.slice(0, 57), () => grade(wrong), 10));
}
