import { covers } from '../../policy/patternCover.ts';
import { wildTokens } from '../../policy/wildcard.ts';

/** ARNs below one path that are named one by one. */
const mostBelow = 5;

/**
 * ARNs as a person would write them in a policy: of many below one path, such as the objects of a bucket, the path with
 * a star. The type of a resource and the name of a bucket are never given up.
 */
export function namedResources(arns: Iterable<string>): readonly string[] {
  let patterns = [...new Set(arns)];
  for (;;) {
    const shorter = withoutCovered(shortened(patterns));
    if (shorter.length === patterns.length) return shorter.sort();
    patterns = shorter;
  }
}

function shortened(patterns: readonly string[]): string[] {
  const below = new Map<string, string[]>();
  for (const pattern of patterns) {
    const path = pathOf(pattern);
    if (path !== null) below.set(path, [...(below.get(path) ?? []), pattern]);
  }
  const full = new Set([...below].flatMap(([path, all]) => (all.length > mostBelow ? [path] : [])));
  return [
    ...new Set(
      patterns.map((pattern) => {
        const path = pathOf(pattern);
        return path !== null && full.has(path) ? `${path}*` : pattern;
      }),
    ),
  ];
}

/** The path that something lies in, with its slash; null for what lies directly below its type. */
function pathOf(pattern: string): string | null {
  const whole = pattern.endsWith('/*') ? pattern.slice(0, -2) : pattern;
  const slash = whole.lastIndexOf('/');
  if (slash < 0) return null;
  const path = whole.slice(0, slash + 1);
  const rest = path.split(':').slice(5).join(':');
  const fewest = pattern.split(':')[2] === 's3' ? 1 : 2;
  return rest.split('/').length - 1 < fewest ? null : path;
}

const withoutCovered = (patterns: readonly string[]): string[] =>
  patterns.filter((one) => !patterns.some((other) => other !== one && isWider(other, one)));

const isWider = (wide: string, narrow: string): boolean =>
  wide.endsWith('*') && covers(wildTokens(wide), wildTokens(narrow));
