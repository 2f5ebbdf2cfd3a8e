import type { Scenario } from '../../scenario/scenario.ts';

/** False for an account to play in: no stars, and no checks to look at. */
export function asksSomething({ tasks, questions }: Pick<Scenario, 'tasks' | 'questions'>): boolean {
  return questions.length > 0 || tasks.some(({ checks }) => checks.length > 0);
}
