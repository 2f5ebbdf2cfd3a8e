import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';

/** The next scenario that is not passed: first after this one, then from the beginning. */
export function nextScenario({ scenarios }: HomeView, slug: string): ScenarioEntry | null {
  const at = scenarios.findIndex((entry) => entry.slug === slug);
  const order = [...scenarios.slice(at + 1), ...scenarios.slice(0, Math.max(0, at))];
  return order.find(({ best }) => best?.passed !== true) ?? null;
}
