import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const text = readFileSync(resolve(import.meta.dirname, '../scenario/small.yaml'), 'utf8');

/** The small exercise, with parts of its text replaced. */
export function smallScenario(...changes: readonly (readonly [string, string])[]): Scenario {
  const changed = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the small scenario has no \`${from}\``);
    return before.replace(from, () => to);
  }, text);
  const { scenario, faults } = loadScenario(changed, 'small.yaml');
  if (!scenario) throw new Error(faults.map(({ message }) => message).join('\n'));
  return scenario;
}

/** The small exercise with other checks in its first task, written as YAML flow mappings. */
export function withChecks(...checks: readonly string[]): Scenario {
  const from = text.indexOf('    checks:\n');
  const to = text.indexOf('  - id: leave');
  const rest = `${text.slice(0, from)}    checks:\n${checks.map((check) => `      - ${check}\n`).join('')}${text.slice(to)}`;
  const noMistakes = rest.slice(0, rest.indexOf('mistakes:')) + rest.slice(rest.indexOf('variants:'));
  const { scenario, faults } = loadScenario(noMistakes, 'small.yaml');
  if (!scenario) throw new Error(faults.map(({ message, place }) => `${place?.line}: ${message}`).join('\n'));
  return scenario;
}
