import { findAction } from '../catalogue/authorization.ts';
import { modelledServices, serviceModel } from '../catalogue/models.ts';
import { actionPrefix, operationActions } from '../catalogue/operationActions.ts';
import type { AccessLevel } from '../catalogue/shapes.ts';
import { type OperationDetails, operationDetails } from './operationDetails.ts';
import { operations } from './operations.ts';

/** What the sandbox does with one API operation. */
export interface OperationEntry extends OperationDetails {
  /** Name of the service model, e.g. `sso-admin`. */
  readonly service: string;
  readonly operation: string;
  /** `refused`: validated, authorized, and then answered that the sandbox does not carry it out. */
  readonly state: 'modelled' | 'refused';
  /** What it asks permission for, whatever its input; empty for calls that need no permission. */
  readonly actions: readonly string[];
  /** Of the first action; null where the catalogue does not know it. */
  readonly accessLevel: AccessLevel | null;
  /** Resource types that permission can be given on; empty where it is only `*`. */
  readonly resourceTypes: readonly string[];
}

const membersOf = (service: string, operation: string): ReadonlySet<string> => {
  const model = serviceModel(service);
  return new Set(Object.keys(model?.shapes[model.operations[operation]?.input?.shape ?? '']?.members ?? {}));
};

function entry(service: string, operation: string): OperationEntry {
  const actions = operationActions(service, operation);
  const found = actions.flatMap((action) => findAction(action) ?? []);
  return {
    service,
    operation,
    state: Object.hasOwn(operations[service] ?? {}, operation) ? 'modelled' : 'refused',
    actions,
    accessLevel: found[0]?.accessLevel ?? null,
    ...operationDetails(service, operation, membersOf(service, operation)),
    resourceTypes: [...new Set(found.flatMap(({ resources }) => resources.map(({ type }) => type)))],
  };
}

/** Every operation of the service models, by service and name. */
export function operationTable(): readonly OperationEntry[] {
  return [...modelledServices()].sort().flatMap((service) =>
    Object.keys(serviceModel(service)?.operations ?? {})
      .sort()
      .map((operation) => entry(service, operation)),
  );
}

/** Whether a row belongs to a service by the model's name or by the prefix of its actions. */
export const isOfService = ({ service }: OperationEntry, wanted: string): boolean =>
  service === wanted || actionPrefix(service) === wanted;
