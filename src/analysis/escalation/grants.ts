import { actionsMatch, readAction } from '../../policy/actions.ts';
import { type CompiledStatement, compilePolicy } from '../../policy/compiled.ts';
import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy, PoliciesInForce } from '../../policy/request.ts';
import { type ResourceElement, resourcesMatch } from '../../policy/resources.ts';
import { ANY_RUN } from '../../policy/wildcard.ts';
import { literalOf } from './literal.ts';

/** What of a policy matters here; each policy is read once. */
interface Read {
  readonly allows: readonly CompiledStatement[];
  /** Denials without a condition. */
  readonly denials: readonly CompiledStatement[];
  /** Services of the actions that it may allow; null where they are not all named in full. */
  readonly services: ReadonlySet<string> | null;
  readonly granting: Map<string, readonly CompiledStatement[]>;
  readonly denying: Map<string, readonly CompiledStatement[]>;
}

const reads = new WeakMap<Policy, Read>();

function readOf(policy: Policy): Read {
  const known = reads.get(policy);
  if (known) return known;
  const statements = compilePolicy(policy);
  const allows = statements.filter(({ denies }) => !denies);
  const made: Read = {
    allows,
    denials: statements.filter(({ denies, clauses }) => denies && clauses.length === 0),
    services: servicesOf(allows),
    granting: new Map(),
    denying: new Map(),
  };
  reads.set(policy, made);
  return made;
}

function servicesOf(statements: readonly CompiledStatement[]): ReadonlySet<string> | null {
  const services = new Set<string>();
  for (const { actions } of statements) {
    for (const { everything, service } of actions.patterns) {
      if (actions.negated || everything || (service && service.literal === null)) return null;
      if (service?.literal) services.add(service.literal);
    }
  }
  return services;
}

const none: readonly CompiledStatement[] = [];

/** Statements of a policy that allow an action on something. */
function grantsOf(policy: Policy, action: string): readonly CompiledStatement[] {
  const { allows, services, granting } = readOf(policy);
  const name = readAction(action);
  if (services && !services.has(name.service)) return none;
  const known = granting.get(action) ?? allows.filter(({ actions }) => actionsMatch(actions, name));
  granting.set(action, known);
  return known;
}

/** Statements of a policy that deny an action whatever the context. */
function denialsOf(policy: Policy, action: string): readonly CompiledStatement[] {
  const { denials, denying } = readOf(policy);
  if (denials.length === 0) return none;
  const known = denying.get(action) ?? denials.filter(({ actions }) => actionsMatch(actions, readAction(action)));
  denying.set(action, known);
  return known;
}

const nobody = { get: () => undefined };

/** True unless the statements cannot be about the resource; null stands for any. */
const about =
  (arn: string | null) =>
  ({ resources }: CompiledStatement): boolean =>
    resources !== null &&
    (arn === null || resources.patterns.some(({ ready }) => ready === null) || resourcesMatch(resources, arn, nobody));

const surelyAbout =
  (arn: string | null) =>
  ({ resources }: CompiledStatement): boolean =>
    resources !== null &&
    !resources.patterns.some(({ ready }) => ready === null) &&
    (arn === null ? isEverything(resources) : resourcesMatch(resources, arn, nobody));

const isEverything = ({ negated, patterns }: ResourceElement): boolean =>
  !negated && patterns.some(({ ready }) => ready?.some(({ tokens }) => tokens.length === 1 && tokens[0] === ANY_RUN));

/** Lists of policies each of which has to allow. */
const layersOf = ({ identity = [], boundary, session, scp = [] }: PoliciesInForce): (readonly AttachedPolicy[])[] => [
  identity,
  ...(boundary ? [[boundary]] : []),
  ...(session ? [session] : []),
  ...scp,
];

/** Every policy that bears on what a principal may do. */
export const everyPolicy = (policies: PoliciesInForce): readonly AttachedPolicy[] => layersOf(policies).flat();

/**
 * False where the policies of a principal cannot allow an action on a resource, on any where it is null; a quick look
 * that leaves conditions and variables to the evaluator.
 */
export function mayAllow(policies: PoliciesInForce, action: string, arn: string | null): boolean {
  return layersOf(policies).every((layer) => {
    const denied = layer.some(({ policy }) => denialsOf(policy, action).some(surelyAbout(arn)));
    return !denied && layer.some(({ policy }) => grantsOf(policy, action).some(about(arn)));
  });
}

/** False where no statement allows the action on anything. */
export const grants = (policies: readonly AttachedPolicy[], action: string): boolean =>
  policies.some(({ policy }) => grantsOf(policy, action).length > 0);

/** True where the policies allow everything without a condition and nothing else holds them down. */
export function allowsAll(policies: PoliciesInForce): boolean {
  return layersOf(policies).every((layer) => {
    const statements = layer.flatMap(({ policy }) => compilePolicy(policy));
    return statements.every(({ denies }) => !denies) && statements.some(isWhole);
  });
}

const isWhole = ({ actions, resources, clauses }: CompiledStatement): boolean =>
  clauses.length === 0 &&
  !actions.negated &&
  actions.patterns.some(({ everything }) => everything) &&
  resources !== null &&
  isEverything(resources);

/** The only resources that statements may allow the action on; null where a pattern leaves them open. */
export function namedResources(policies: readonly AttachedPolicy[], action: string): readonly string[] | null {
  const found: string[] = [];
  for (const { policy } of policies) {
    for (const { resources } of grantsOf(policy, action)) {
      if (!resources || resources.negated) return null;
      for (const pattern of resources.patterns) {
        const literal = literalOf(pattern);
        if (literal === null) return null;
        found.push(literal);
      }
    }
  }
  return found;
}

/** Resource patterns as the statements write them. */
export function writtenResources(policies: readonly AttachedPolicy[], action: string): readonly string[] {
  return policies.flatMap(({ policy }) =>
    grantsOf(policy, action).flatMap(({ source }) =>
      source.resource && !source.resource.negated ? source.resource.patterns : [],
    ),
  );
}
