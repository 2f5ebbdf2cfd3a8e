import { managedRules } from './config/managedRules.ts';
import type { ResourceContentStart } from './resourceStartShape.ts';
import { resourceTypeOf, serviceOfArn } from './resourceType.ts';
import type { AccountStart, ResourceStart, StartFault } from './startShape.ts';
import { stateMembers } from './startState.ts';

type Path = readonly (string | number)[];
type Member = keyof ResourceContentStart;

const members = Object.values(stateMembers);

/** What is inconsistent in the resources of an account, beside their ARNs and policies. */
export function checkResources(path: Path, start: AccountStart): readonly StartFault[] {
  const roles = new Set((start.roles ?? []).map(({ name }) => name.toLowerCase()));
  const arns = new Set((start.resources ?? []).map(({ arn }) => arn));
  return (start.resources ?? []).flatMap((resource, index) => {
    const at = [...path, 'resources', index];
    return [...misplaced(at, resource), ...unknownRoles(at, resource, roles), ...unknownThings(at, resource, arns)];
  });
}

/** A member that tells of another type than the resource is of. */
function misplaced(path: Path, start: ResourceStart): readonly StartFault[] {
  const type = `${serviceOfArn(start.arn)}:${start.type ?? resourceTypeOf(start.arn) ?? ''}`;
  const fitting = stateMembers[type];
  return members
    .filter((member) => start[member] !== undefined && member !== fitting)
    .map((member) => ({
      path: [...path, member],
      message: `\`${member}\` does not fit \`${start.arn}\``,
      advice: fitting === undefined ? 'leave it out' : `write \`${fitting}\` for this ARN`,
    }));
}

/** Roles by name have to be in the account; ARNs may be of any account. */
function unknownRoles(path: Path, start: ResourceStart, roles: ReadonlySet<string>): readonly StartFault[] {
  const used: readonly (readonly [Path, string | undefined])[] = [
    [['function', 'role'], start.function?.role],
    [['schedule', 'role'], start.schedule?.role],
    [['runsAs'], start.runsAs],
    ...(start.rule?.targets ?? []).map(({ role }, at) => [['rule', 'targets', at, 'role'], role] as const),
  ];
  return used.flatMap(([at, role]) =>
    role === undefined || role.startsWith('arn:') || roles.has(role.toLowerCase())
      ? []
      : [fault([...path, ...at], `there is no role \`${role}\``, 'add the role to this account or correct the name')],
  );
}

/** Keys by id, rotation functions and managed rules have to exist. */
function unknownThings(path: Path, start: ResourceStart, arns: ReadonlySet<string>): readonly StartFault[] {
  const found: StartFault[] = [];
  const [, , , region = '', account = ''] = start.arn.split(':');
  const keys: readonly (readonly [Member, string | undefined])[] = [
    ['alias', start.alias?.key],
    ['secret', start.secret?.key],
    ['parameter', start.parameter?.key],
  ];
  for (const [member, key] of keys) {
    if (key === undefined || key.startsWith('arn:') || arns.has(`arn:aws:kms:${region}:${account}:key/${key}`))
      continue;
    found.push(
      fault([...path, member, 'key'], `there is no key \`${key}\``, 'add the key to the resources or write its ARN'),
    );
  }
  const rotation = start.secret?.rotation?.function;
  if (rotation !== undefined && !arns.has(rotation)) {
    found.push(
      fault(
        [...path, 'secret', 'rotation', 'function'],
        `there is no function \`${rotation}\``,
        'add the function to the resources',
      ),
    );
  }
  const identifier = start.configRule?.identifier;
  if (identifier !== undefined && !Object.hasOwn(managedRules, identifier)) {
    const advice = `use one of ${Object.keys(managedRules).join(', ')}`;
    found.push(
      fault([...path, 'configRule', 'identifier'], `\`${identifier}\` is no rule that the sandbox evaluates`, advice),
    );
  }
  return found;
}

const fault = (path: Path, message: string, advice: string): StartFault => ({ path, message, advice });
