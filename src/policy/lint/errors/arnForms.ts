import { serviceEntry, servicePrefixes } from '../../../catalogue/authorization.ts';
import { splitParts } from '../../arn.ts';
import { patternsIntersect } from '../../patternsIntersect.ts';
import { resourcePatterns } from '../../resources.ts';
import { ANY_RUN, ANY_RUN_IN_PART, wildTokens } from '../../wildcard.ts';
import { patternsMeet } from './patternsMeet.ts';

/** How the ARNs of one resource type look. */
export interface ArnForm {
  readonly region: 'none' | 'needed' | 'any';
  readonly account: 'none' | 'needed' | 'any';
  /** With `*` in place of what differs from resource to resource. */
  readonly resource: string;
}

/** Forms that the Service Authorization Reference does not list (AWS CloudFormation User Guide, transforms). */
const unlisted: Readonly<Record<string, readonly ArnForm[]>> = {
  cloudformation: [{ region: 'any', account: 'any', resource: 'transform/*' }],
};

let forms: ReadonlyMap<string, readonly ArnForm[]> | null = null;

/** The published forms of the ARNs that name a service in their third field; undefined for an unknown name. */
export function arnForms(vendor: string): readonly ArnForm[] | undefined {
  forms ??= allForms();
  return forms.get(vendor) ?? (servicePrefixes().includes(vendor) ? [] : undefined);
}

/** Every name that ARNs have in their third field. */
export function arnVendors(): readonly string[] {
  forms ??= allForms();
  return [...new Set([...forms.keys(), ...servicePrefixes()])];
}

/** The forms that an ARN with this last field can have. */
export function formsFor(known: readonly ArnForm[], resource: string): readonly ArnForm[] {
  return known.filter((form) => patternsMeet(form.resource, resource));
}

/**
 * True where an ARN reaches resources of some form although its fields do not: a star that ends a field may run past the
 * following colons, as in `arn:aws:logs:*:*:/aws-glue/*` (IAM User Guide, reference_policies_elements_resource).
 */
export function runsIntoForm(known: readonly ArnForm[], vendor: string, arn: string): boolean {
  const written = resourcePatterns(wildTokens(arn)).map(({ tokens }) => tokens);
  return known.some(({ region, account, resource }) => {
    const [place, owner] = [region, account].map((field) => (field === 'none' ? '' : '*'));
    const head = wildTokens(`arn:*:${vendor}:${place}:${owner}:`);
    const form = [...head.map((unit) => (unit === ANY_RUN ? ANY_RUN_IN_PART : unit)), ...wildTokens(resource)];
    return written.some((tokens) => patternsIntersect(tokens, form));
  });
}

function allForms(): ReadonlyMap<string, readonly ArnForm[]> {
  const found = new Map(Object.entries(unlisted).map(([vendor, more]) => [vendor, [...more]]));
  for (const prefix of servicePrefixes()) {
    for (const { arn } of serviceEntry(prefix)?.resourceTypes.values() ?? []) {
      const [, , vendor = '', region = '', account = '', ...rest] = splitParts(arn.replace(/\$\{[^}]*\}/g, '*'));
      if (rest.length === 0) continue;
      const name = vendor === '*' ? prefix : vendor;
      const known = found.get(name) ?? [];
      found.set(name, known);
      known.push({ region: fieldOf(region), account: fieldOf(account), resource: rest.join(':') });
    }
  }
  return found;
}

/** A field is empty, differs from ARN to ARN, or is some fixed word such as `aws`. */
function fieldOf(text: string): ArnForm['region'] {
  if (text === '') return 'none';
  return text === '*' ? 'needed' : 'any';
}
