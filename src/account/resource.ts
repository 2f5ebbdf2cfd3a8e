import { changeAccount, withEntry, withoutEntry } from './change.ts';
import type { ResourceKind, StateOf } from './resourceState.ts';
import { accountOfArn, serviceOfArn } from './resourceType.ts';
import type { PlainResource, Sandbox, Tags } from './sandbox.ts';
import { stateOf } from './usualState.ts';

/** A resource of one kind that exists. */
export interface Found<Kind extends ResourceKind> {
  readonly resource: PlainResource;
  readonly state: StateOf<Kind>;
}

/** The resource of an ARN, in whichever account it is. */
export function resourceAt(sandbox: Sandbox, arn: string): PlainResource | null {
  const owner = accountOfArn(arn);
  return (owner === null ? undefined : sandbox.accounts.get(owner))?.resources.get(arn) ?? null;
}

export function foundAt<Kind extends ResourceKind>(sandbox: Sandbox, arn: string, kind: Kind): Found<Kind> | null {
  const resource = resourceAt(sandbox, arn);
  return resource && { resource, state: stateOf(resource, kind) };
}

/** Resources of an account in one Region whose ARN's last part begins with a text, in order of creation. */
export function resourcesAt<Kind extends ResourceKind>(
  sandbox: Sandbox,
  { account, region, service, start, kind }: Place<Kind>,
): readonly Found<Kind>[] {
  const head = `arn:aws:${service}:${region}:${account}:${start}`;
  const held = sandbox.accounts.get(account)?.resources.values() ?? [];
  return [...held]
    .filter(({ arn }) => arn.startsWith(head))
    .map((resource) => ({ resource, state: stateOf(resource, kind) }));
}

interface Place<Kind extends ResourceKind> {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly start: string;
  readonly kind: Kind;
}

/** The sandbox with a resource set, in the account of its ARN. */
export const withResource = (sandbox: Sandbox, resource: PlainResource): Sandbox =>
  changeAccount(sandbox, accountOfArn(resource.arn) ?? '', (account) => ({
    ...account,
    resources: withEntry(account.resources, resource.arn, resource),
  }));

export const withoutResource = (sandbox: Sandbox, arn: string): Sandbox =>
  changeAccount(sandbox, accountOfArn(arn) ?? '', (account) => ({
    ...account,
    resources: withoutEntry(account.resources, arn),
  }));

/** The sandbox with the state of a resource changed. */
export const withState = <Kind extends ResourceKind>(
  sandbox: Sandbox,
  { resource, state }: Found<Kind>,
  change: Partial<Omit<StateOf<Kind>, 'kind'>>,
): Sandbox => withResource(sandbox, { ...resource, state: { ...state, ...change } });

export const newResource = (
  arn: string,
  type: string,
  state: PlainResource['state'] & object,
  tags: Tags = [],
): PlainResource => ({ arn, type, tags, policy: null, state });

/** The part of an ARN after the account. */
export const lastPartOf = (arn: string): string => arn.split(':').slice(5).join(':');

export const regionOfArn = (arn: string): string => arn.split(':', 4)[3] ?? '';

export const isArnOf = (text: string, service: string): boolean => serviceOfArn(text) === service;
