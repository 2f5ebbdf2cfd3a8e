import { parsePolicy } from '../policy/parse.ts';
import type { IdentityCenterStart, OrganizationStart, TargetStart, UnitStart } from './governanceShape.ts';
import { managedArnOf } from './policyByArn.ts';
import type { SandboxStart, StartFault } from './startShape.ts';
import { documentText } from './storedPolicy.ts';

type Path = StartFault['path'];

/** What is inconsistent in the organization and the identity directory of a start. */
export function checkGovernance(start: SandboxStart): readonly StartFault[] {
  const accounts = new Set((start.accounts ?? []).map(({ id }) => id ?? '111122223333'));
  return [
    ...(start.organization ? organizationFaults(start.organization, accounts) : []),
    ...(start.identityCenter ? centerFaults(start.identityCenter, accounts) : []),
  ];
}

const missing = (path: Path, what: string, name: string): StartFault => ({
  path,
  message: `there is no ${what} \`${name}\``,
  advice: `add the ${what} or correct the name`,
});

const unknown = (path: Path, what: string, names: readonly string[], known: ReadonlySet<string>): StartFault[] =>
  names.flatMap((name, index) => (known.has(name) ? [] : [missing([...path, index], what, name)]));

function organizationFaults(start: OrganizationStart, accounts: ReadonlySet<string>): StartFault[] {
  const policies = start.policies ?? [];
  const names = new Set(policies.map(({ name }) => name));
  const targets: (readonly [Path, TargetStart])[] = [
    ...(start.root ? [[['organization', 'root'], start.root] as const] : []),
    ...Object.entries(start.accounts ?? {}).map(([id, one]) => [['organization', 'accounts', id], one] as const),
    ...unitsOf(['organization', 'units'], start.units ?? []),
  ];
  return [
    ...policies.flatMap(({ document, type = 'SERVICE_CONTROL_POLICY' }, index) => {
      if (!/^(SERVICE|RESOURCE)_CONTROL_POLICY$/.test(type)) return [];
      const { faults } = parsePolicy(documentText(document), type.startsWith('SERVICE') ? 'scp' : 'rcp');
      const path = ['organization', 'policies', index, 'document'];
      return faults
        .filter(({ severity }) => severity === 'error')
        .map((fault) => ({ path: [...path, ...fault.path], message: fault.message, advice: fault.advice }));
    }),
    ...targets.flatMap(([path, one]) => unknown([...path, 'policies'], 'policy', one.policies ?? [], names)),
    ...unitsOf(['organization', 'units'], start.units ?? []).flatMap(([path, one]) =>
      unknown([...path, 'accounts'], 'account', one.accounts ?? [], accounts),
    ),
  ];
}

function unitsOf(path: Path, units: readonly UnitStart[]): (readonly [Path, UnitStart])[] {
  return units.flatMap((unit, index) => {
    const at = [...path, index];
    return [[at, unit] as const, ...unitsOf([...at, 'units'], unit.units ?? [])];
  });
}

function centerFaults(start: IdentityCenterStart, accounts: ReadonlySet<string>): StartFault[] {
  const at = (...path: Path): Path => ['identityCenter', ...path];
  const groups = new Set((start.groups ?? []).map(({ name }) => name));
  const users = new Set((start.users ?? []).map(({ userName }) => userName));
  const sets = new Set((start.permissionSets ?? []).map(({ name }) => name));
  const one = (path: Path, what: string, name: string | undefined, known: ReadonlySet<string>) =>
    name === undefined || known.has(name) ? [] : [missing(path, what, name)];
  return [
    ...(start.users ?? []).flatMap((user, index) =>
      unknown(at('users', index, 'groups'), 'group', user.groups ?? [], groups),
    ),
    ...(start.permissionSets ?? []).flatMap(({ managed = [] }, index) =>
      managed.flatMap((name, place) =>
        name.startsWith('arn:') || managedArnOf(name)
          ? []
          : [missing(at('permissionSets', index, 'managed', place), 'managed policy', name)],
      ),
    ),
    ...(start.assignments ?? []).flatMap((given, index) => [
      ...one(at('assignments', index, 'account'), 'account', given.account, accounts),
      ...one(at('assignments', index, 'permissionSet'), 'permission set', given.permissionSet, sets),
      ...one(at('assignments', index, 'user'), 'user', given.user, users),
      ...one(at('assignments', index, 'group'), 'group', given.group, groups),
    ]),
  ];
}
