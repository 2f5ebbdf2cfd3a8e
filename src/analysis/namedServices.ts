import type { ServiceEntry } from '../catalogue/shapes.ts';
import type { ResourceElement } from '../policy/resources.ts';
import { moreFormats } from './resourceClasses.ts';

/** An ARN whose partition and service are plain text: wildcards before them could run past their colons. */
const plainStart = /^arn:[^:*?$]*:([^:*?$]+):/;

const named = new WeakMap<ResourceElement, ReadonlySet<string> | null>();

/** The services, as ARNs write them, whose resources the patterns may fit; null where they may be any. */
function namedIn(element: ResourceElement): ReadonlySet<string> | null {
  const known = named.get(element);
  if (known !== undefined) return known;
  const services = element.patterns.map(({ template }) => serviceIn(template));
  const made = services.includes(undefined) ? null : new Set(services.filter((one) => one !== undefined));
  named.set(element, made);
  return made;
}

function serviceIn([first]: ResourceElement['patterns'][number]['template']): string | undefined {
  return first?.kind === 'text' ? plainStart.exec(first.text)?.[1] : undefined;
}

const written = new WeakMap<ServiceEntry, ReadonlySet<string> | null>();

/** How ARNs of a service's resource types name it, e.g. `elasticloadbalancing`; null where they leave it open. */
function writtenIn(entry: ServiceEntry): ReadonlySet<string> | null {
  const known = written.get(entry);
  if (known !== undefined) return known;
  const formats = [...entry.resourceTypes.values()].flatMap(({ name, arn }) => [
    arn,
    ...(moreFormats[`${entry.prefix}:${name}`] ?? []),
  ]);
  const services = formats.map((format) => /^arn:[^:]*:([^:*$]+):/.exec(format)?.[1]);
  const made = services.includes(undefined) ? null : new Set(services.filter((one) => one !== undefined));
  written.set(entry, made);
  return made;
}

/** True where nothing that requests of the service name fits a pattern: neither its resources nor `*`. */
function isElsewhere(element: ResourceElement, entry: ServiceEntry): boolean {
  const services = namedIn(element);
  const own = services === null ? null : writtenIn(entry);
  return services !== null && own !== null && ![...services].some((service) => own.has(service));
}

/** False where the element covers no resource of the service. */
export function coversSome(element: ResourceElement, entry: ServiceEntry): boolean {
  return element.negated || !isElsewhere(element, entry);
}

/** True where the element, which is negated, covers all that requests of the service name. */
export function coversAll(element: ResourceElement, entry: ServiceEntry): boolean {
  return element.negated && isElsewhere(element, entry);
}
