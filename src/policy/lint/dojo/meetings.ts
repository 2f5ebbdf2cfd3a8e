import { patternsIntersect } from '../../patternsIntersect.ts';
import { resourcePatterns } from '../../resources.ts';
import { maskVariables } from '../../variables.ts';
import { ANY_RUN, ANY_RUN_IN_PART, wildTokens } from '../../wildcard.ts';
import type { Entry } from '../entries.ts';

/** Whether resources of a statement can be of a type, by the type's published ARN. */
export interface Meetings {
  /** True where some resource pattern and the ARN have a text in common; also once the comparisons are used up. */
  readonly meets: (arn: ResourceArn) => boolean;
  readonly complete: () => boolean;
}

/** The published ARN of a resource type. */
export interface ResourceArn {
  readonly arn: string;
  /** True where its names hold no slash: another type of the service goes on behind one. */
  readonly slashFree: boolean;
}

/** Comparisons in one statement: some hundred resource types with some hundred resources. */
export const COMPARISONS = 20_000;

/** A pattern of the statement, with variables taken for any text. */
interface Resource {
  readonly units: readonly (readonly number[])[];
  readonly slashes: number;
}

export function meetingsOf(entries: readonly Entry[]): Meetings {
  const resources = entries.map(({ text }): Resource => {
    const open = maskVariables(text, '*');
    return { units: resourcePatterns(wildTokens(open)).map(({ tokens }) => tokens), slashes: slashesOf(open) };
  });
  const met = new Map<string, boolean>();
  let left = COMPARISONS;
  const meets = ({ arn, slashFree }: ResourceArn) => {
    const known = met.get(arn);
    if (known !== undefined) return known;
    left -= resources.length;
    const form = formUnits(arn);
    const most = slashFree ? slashesOf(arn) : Number.POSITIVE_INFINITY;
    const result =
      left < 0 ||
      resources.some(({ units, slashes }) => slashes <= most && units.some((one) => patternsIntersect(one, form)));
    met.set(arn, result);
    return result;
  };
  return { meets, complete: () => left >= 0 };
}

const slashesOf = (text: string) => text.split('/').length;
const RESOURCE_PART = 5;

/** Partition, Region and account hold no colon; the last part may. */
function formUnits(arn: string): number[] {
  const parts = maskVariables(arn, '*').split(':');
  const head = wildTokens(parts.slice(0, RESOURCE_PART).join(':'));
  const tail = parts.slice(RESOURCE_PART).join(':');
  return [...head.map((unit) => (unit === ANY_RUN ? ANY_RUN_IN_PART : unit)), ...wildTokens(`:${tail}`)];
}
