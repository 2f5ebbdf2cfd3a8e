import { withSeed } from '../loadScenario.ts';
import { isMapping } from '../overlay.ts';
import type { Scenario } from '../scenario.ts';
import { namedValues, pickVariants, placeholdersIn } from '../variants.ts';
import { type Found, found, type Linted, type LintRule } from './lintRule.ts';
import { shownTexts } from './shownTexts.ts';

/** Seeds that are looked at; more pick the same values again. */
const most = 50;

const variantsOf = ({ unresolved }: Scenario): readonly (readonly [string, readonly unknown[]])[] => {
  const variants = isMapping(unresolved) && isMapping(unresolved.variants) ? unresolved.variants : {};
  return Object.entries(variants).map(([name, variant]) => {
    return [name, isMapping(variant) && Array.isArray(variant.pick) ? variant.pick : []] as const;
  });
};

/** The first seeds that pick different values, with what they pick. */
function distinctSeeds({ unresolved }: Scenario): { readonly seed: number; readonly picked: Picked }[] {
  const first = new Map<string, { seed: number; picked: Picked }>();
  for (let seed = 0; seed < most; seed += 1) {
    const picked = pickVariants(unresolved, seed);
    const key = JSON.stringify(picked);
    if (!first.has(key)) first.set(key, { seed, picked });
  }
  return [...first.values()];
}

type Picked = ReturnType<typeof pickVariants>;

/** Rules about variants: `others` are the rules that each seed has to keep as well. */
export const variantRules = (others: readonly LintRule[]): readonly LintRule[] => [
  {
    id: 'V-01',
    severity: 'error',
    says: 'each seed of the first fifty keeps all rules',
    find: (linted) => {
      const { scenario } = linted;
      if (variantsOf(scenario).length === 0) return [];
      const usual = new Set(all(others, linted).map(keyOf));
      const bySeed = distinctSeeds(scenario).flatMap(({ seed }) => seedFaults(others, linted, seed));
      const fresh = new Map(bySeed.filter((one) => !usual.has(keyOf(one.fault))).map((one) => [keyOf(one.fault), one]));
      return [...fresh.values()].map(({ seed, fault }) =>
        found(fault.path, `with seed ${seed}: ${fault.message}`, fault.advice),
      );
    },
  },
  {
    id: 'V-02',
    severity: 'error',
    says: 'no two variants take the same value in one seed',
    find: ({ scenario }) => {
      const [clash] = distinctSeeds(scenario).flatMap(({ seed, picked }) => clashesOf(seed, picked));
      if (clash === undefined) return [];
      const { seed, name, other, value } = clash;
      const message = `\`${name}\` and \`${other}\` are both \`${value}\` in seed ${seed}`;
      return [found(['variants', name], message, 'give them values that differ')];
    },
  },
  {
    id: 'V-03',
    severity: 'warning',
    says: 'variants keep the difficulty: no value brings lines of its own',
    find: ({ scenario }) =>
      variantsOf(scenario).flatMap(([name, picks]) =>
        namedIn(name, picks).some(([, value]) => typeof value === 'string' && value.includes('\n'))
          ? [found(['variants', name], 'a value of several lines makes some seeds longer', 'keep values on one line')]
          : [],
      ),
  },
  {
    id: 'V-04',
    severity: 'error',
    says: 'each placeholder is filled by a variant, and each variant fills one',
    find: ({ scenario }) => {
      const { variants: _, ...rest } = isMapping(scenario.unresolved) ? scenario.unresolved : {};
      const whole = JSON.stringify(rest);
      return [
        ...unfilled(scenario).map((name) =>
          found([], `no variant fills \`{${name}}\``, `add \`${name}\` to \`variants\``),
        ),
        ...variantsOf(scenario).flatMap(([variant, picks]) =>
          [...new Set(namedIn(variant, picks).map(([name]) => name))]
            .filter((name) => !whole.includes(`{${name}}`))
            .map((name) =>
              found(['variants', variant], `nothing uses \`{${name}}\``, 'remove it, or write it where it varies'),
            ),
        ),
        ...variantsOf(scenario).flatMap(([variant, picks]) => lacking(variant, picks)),
      ];
    },
  },
];

const namedIn = (name: string, picks: readonly unknown[]) => picks.flatMap((value) => namedValues(name, value));

/** Values that belong together are the same ones in every pick. */
function lacking(variant: string, picks: readonly unknown[]): Found[] {
  const all = new Set(namedIn(variant, picks).map(([name]) => name));
  return picks.flatMap((value, at) => {
    const here = new Set(namedValues(variant, value).map(([name]) => name));
    return [...all]
      .filter((name) => !here.has(name))
      .map((name) =>
        found(
          ['variants', variant, 'pick', at],
          `nothing is picked for \`{${name}}\` here`,
          'give each pick the same names',
        ),
      );
  });
}

const keyOf = ({ path, message }: Found): string => `${path.join('.')} ${message}`;

const all = (rules: readonly LintRule[], linted: Linted): Found[] => rules.flatMap(({ find }) => [...find(linted)]);

function seedFaults(rules: readonly LintRule[], linted: Linted, seed: number) {
  const scenario = withSeed(linted.scenario, seed);
  if (scenario === null) return [];
  return all(rules, { ...linted, scenario }).map((fault) => ({ seed, fault }));
}

function clashesOf(seed: number, picked: Picked) {
  const seen = new Map<string, string>();
  return Object.entries(picked).flatMap(([name, picks]) => {
    const value = String(picks).toLowerCase();
    const other = seen.get(value);
    seen.set(value, name);
    // Of values that belong together the author decides.
    return other === undefined || other.split('.')[0] === name.split('.')[0]
      ? []
      : [{ seed, name, other, value: String(picks) }];
  });
}

/** Names in braces that look like a variable of this format: braces of JSON and shell are no placeholders. */
function unfilled(scenario: Scenario): string[] {
  const texts = [
    ...shownTexts(scenario).map(({ text }) => text),
    ...(scenario.solutions ?? []).map(({ commands }) => commands),
    ...(scenario.mistakes ?? []).map(({ commands }) => commands),
  ];
  return [...new Set(texts.flatMap(placeholdersIn))].filter((name) => name.includes('_'));
}
