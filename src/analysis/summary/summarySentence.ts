import { servicePrefixes } from '../../catalogue/authorization.ts';
import { wayWords } from './grantWay.ts';
import type { PolicySummary, ServiceGrant, ServiceSummary } from './policySummary.ts';

/** Services that are allowed alike: all of them whole, or a single one. */
export interface AlikeServices {
  readonly services: readonly ServiceSummary[];
  readonly grants: readonly ServiceGrant[];
}

/** Services that are told together. */
const fewest = 3;

/** Services that are allowed everything in the same ways as one, if there are some; the rest one by one. */
export function alikeServices(services: readonly ServiceSummary[]): AlikeServices[] {
  const whole = new Map<string, ServiceSummary[]>();
  for (const service of services) {
    const key = wholeKey(service);
    if (key !== null) whole.set(key, [...(whole.get(key) ?? []), service]);
  }
  const told = new Set<string>();
  return services.flatMap((service): AlikeServices[] => {
    const key = wholeKey(service);
    const alike = key === null ? [] : (whole.get(key) ?? []);
    if (key === null || alike.length < fewest) return [{ services: [service], grants: service.grants }];
    if (told.has(key)) return [];
    told.add(key);
    return [{ services: alike, grants: service.grants }];
  });
}

function wholeKey({ grants }: ServiceSummary): string | null {
  const [only] = grants;
  return grants.length === 1 && only?.says === 'everything' ? only.ways.map(wayWords).join('; ') : null;
}

/** `Amazon S3 (s3)`, or how many services there are. */
export function servicesName({ services }: AlikeServices): string {
  const [only] = services;
  if (services.length === 1 && only) return `${only.title} (${only.service})`;
  return services.length === servicePrefixes().length ? 'All of AWS' : `${services.length} services`;
}

/** Groups of services that a sentence names. */
const named = 3;

/** What documents allow, in one sentence: `Amazon S3: everything except deleting (s3:Delete*), on every resource.` */
export function summarySentence({ services, denials }: Pick<PolicySummary, 'services' | 'denials'>): string {
  if (services.length === 0) {
    return denials.length === 0 ? 'Nothing is allowed.' : 'Nothing is allowed; some things are denied.';
  }
  const groups = alikeServices(services).sort((a, b) => sizeOf(b) - sizeOf(a));
  const parts = groups.slice(0, named).map((group) => `${titleOf(group)}: ${group.grants.map(grantWords).join('; ')}`);
  const more = groups.slice(named).reduce((sum, group) => sum + group.services.length, 0);
  return `${parts.join('. ')}${more > 0 ? `. And something in ${more} more ${more === 1 ? 'service' : 'services'}` : ''}.`;
}

function titleOf(group: AlikeServices): string {
  const [only] = group.services;
  return group.services.length === 1 && only ? only.title : servicesName(group);
}

function sizeOf({ services }: AlikeServices): number {
  return services.reduce((sum, { granted }) => sum + granted, 0);
}

function grantWords({ says, ways }: ServiceGrant): string {
  return `${says}, ${ways.map(wayWords).join('; or ')}`.replace(/, $/, '');
}
