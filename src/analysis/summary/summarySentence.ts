import { servicePrefixes } from '../../catalogue/authorization.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import { listed } from './conditionWords.ts';
import { shortWayWords, wayWords } from './grantWay.ts';
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

/** Services of a group, or outside of it, that are named by their prefixes. */
const prefixes = 12;

/** `Amazon S3 (s3)`, `4 services (ec2, …)`, or all services but a few. */
export function servicesName({ services }: AlikeServices): string {
  const [only] = services;
  if (services.length === 1 && only) return `${only.title} (${only.service})`;
  const own = new Set(services.map(({ service }) => service));
  if (own.size <= prefixes) return `${own.size} services (${[...own].join(', ')})`;
  const others = servicePrefixes().filter((prefix) => !own.has(prefix));
  if (others.length === 0) return 'All of AWS';
  return others.length <= prefixes ? `All services but ${listed(others, 'and')}` : `${own.size} services`;
}

/** Groups of services that a sentence names, and grants of each, ways of each grant and resources of each way. */
const named = 3;
const namedWays = 2;

/** What there is to say of documents of limits that allow nothing. */
const onlyDenials: Readonly<Partial<Record<PolicyKind, string>>> = {
  scp: 'It only denies; what is left has to be allowed by another policy beside it, such as FullAWSAccess.',
  rcp: 'It only denies; RCPFullAWSAccess, which AWS attaches by itself, allows the rest.',
};

/** What documents allow, in one sentence: `Amazon S3: everything except deleting (s3:Delete*), on every resource.` */
export function summarySentence({
  services,
  denials,
  kind,
  complete,
}: Pick<PolicySummary, 'services' | 'denials' | 'kind' | 'complete'>): string {
  if (services.length === 0) {
    if (!complete) return 'Nothing was found that is allowed, but not everything was looked at.';
    if (denials.length === 0) return 'Nothing is allowed.';
    return onlyDenials[kind] ?? 'Nothing is allowed; some things are denied.';
  }
  const groups = alikeServices(services).sort((a, b) => sizeOf(b) - sizeOf(a));
  const parts = groups.slice(0, named).map((group) => `${titleOf(group)}: ${grantsWords(group.grants)}`);
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

function grantsWords(grants: readonly ServiceGrant[]): string {
  const words = grants.slice(0, named).map(grantWords).join('; ');
  const rest = grants.slice(named).reduce((sum, { actions }) => sum + actions.size, 0);
  return rest === 0 ? words : `${words}; and ${rest} more ${rest === 1 ? 'action' : 'actions'} on other terms`;
}

function grantWords({ says, ways }: ServiceGrant): string {
  const told = ways.slice(0, namedWays).map((way) => shortWayWords(way, named));
  const more = ways.length - namedWays;
  const others = more > 0 ? [`in ${more} more ${more === 1 ? 'way' : 'ways'}`] : [];
  return `${says}, ${[...told, ...others].join('; or ')}`.replace(/, $/, '');
}
