import fuzzysort from 'fuzzysort';
import type { Account, Sandbox } from '../account/sandbox.ts';
import { serviceEntry, servicePrefixes } from '../catalogue/authorization.ts';
import { accountNames } from './choices/accountChoices.ts';
import type { LayerOf } from './layers.ts';

const MOST = 5;

function principals(account: Account): string[] {
  return [
    ...[...account.users.values()].map(({ name }) => `user/${name}`),
    ...[...account.roles.values()].map(({ name }) => `role/${name}`),
    ...[...account.groups.values()].map(({ name }) => `group/${name}`),
    ...[...account.instances.values()]
      .filter(({ association }) => association !== null)
      .map(({ id }) => `instance/${id}`),
    'root',
    'anonymous',
  ];
}

/** Services until there is a colon, then the actions of the service. */
function actions(text: string): string[] {
  const [prefix = '', name] = text.split(':');
  if (name === undefined) return servicePrefixes().map((service) => `${service}:`);
  const service = serviceEntry(prefix.toLowerCase());
  return [...(service?.actions.values() ?? [])].map((action) => `${action.service}:${action.name}`);
}

/** What the account has, resources of the action's service first. */
function resources(account: Account, action: string): string[] {
  const service = action.split(':')[0]?.toLowerCase();
  const arns = accountNames(account, '')
    .arns()
    .map(({ arn }) => arn);
  const isOwn = (arn: string) => arn.split(':')[2] === service;
  return [...arns.filter(isOwn), ...arns.filter((arn) => !isOwn(arn))];
}

/** Up to five proposals for the field that has the keys, best first. */
export function askProposals(sandbox: Sandbox, { fields, field }: LayerOf<'ask'>): readonly string[] {
  const account = sandbox.accounts.get(sandbox.home);
  if (account === undefined) return [];
  const { text } = fields[field];
  const sources = {
    as: () => principals(account),
    action: () => actions(text),
    on: () => [...resources(account, fields.action.text), '*'],
  };
  const options = sources[field]();
  if (text === '') return options.slice(0, MOST);
  if (options.includes(text)) return [];
  return fuzzysort.go(text, options, { threshold: 0, limit: MOST }).map(({ target }) => target);
}
