import { serviceEntry } from '../catalogue/authorization.ts';

/** The service of an ARN, e.g. `ec2`; empty where the text is no ARN. */
export const serviceOfArn = (arn: string): string => (arn.startsWith('arn:') ? (arn.split(':', 3)[2] ?? '') : '');

/** The account in an ARN; null where there is none. AWS's own entities (`arn:aws:iam::aws:policy/…`) are in no account. */
export function accountOfArn(arn: string): string | null {
  const account = arn.split(':', 5)[4];
  return account && account !== 'aws' ? account : null;
}

/**
 * Name of the catalogue's resource type that an ARN belongs to: of the formats that fit, the one with the longest
 * literal text. Null where none fits.
 */
export function resourceTypeOf(arn: string): string | null {
  const entry = serviceEntry(serviceOfArn(arn));
  if (!entry) return null;
  let best: { readonly name: string; readonly weight: number } | null = null;
  for (const type of entry.resourceTypes.values()) {
    const literal = type.arn.replace(/\$\{[^}]*\}/g, '');
    if (fits(type.arn, arn) && literal.length > (best?.weight ?? -1))
      best = { name: type.name, weight: literal.length };
  }
  return best?.name ?? null;
}

const expressions = new Map<string, RegExp>();

/** Placeholders of a format match any text without a colon; the last one may hold colons and slashes. */
function fits(format: string, arn: string): boolean {
  let expression = expressions.get(format);
  if (!expression) {
    const parts = format.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const last = parts.length - 1;
    const source = parts.map((part, index) => part + (index === last ? '' : index === last - 1 ? '.+' : '[^:]*?'));
    expression = new RegExp(`^${source.join('')}$`, 's');
    expressions.set(format, expression);
  }
  return expression.test(arn);
}
