import { conditionKey, findAction, serviceEntry } from '../../catalogue/authorization.ts';
import { actionDescription } from '../../catalogue/documentation.ts';
import type { ConditionKey, ConditionKeyType } from '../../catalogue/shapes.ts';
import { servicePage } from './documentationPages.ts';

export interface KeyOfAction {
  readonly name: string;
  /** Null where the catalogue lists the name without a type. */
  readonly type: ConditionKeyType | null;
}

export interface ResourceOfAction {
  readonly type: string;
  /** False where the call may name other types instead. */
  readonly required: boolean;
  /** With placeholders; null where the type has no published format. */
  readonly arn: string | null;
  /** Keys that apply only with this type. */
  readonly keys: readonly KeyOfAction[];
}

/** What is published of one action. */
export interface ActionFacts {
  readonly name: string;
  readonly service: string;
  readonly accessLevel: string;
  /** Goes on from "Grants permission to". */
  readonly description: string | null;
  /** Empty where requests name no resource. */
  readonly resources: readonly ResourceOfAction[];
  readonly keys: readonly KeyOfAction[];
  readonly dependentActions: readonly string[];
  /** True where no API operation has this name. */
  readonly permissionOnly: boolean;
  readonly page: string | null;
}

function keyOf(prefix: string, name: string): KeyOfAction {
  const found: ConditionKey | undefined = conditionKey(prefix, name);
  return { name, type: found?.type ?? null };
}

/** The action `prefix:Name`, in any case. Source: Service Authorization Reference. */
export function actionFacts(action: string): ActionFacts | undefined {
  const entry = findAction(action);
  const service = entry === undefined ? undefined : serviceEntry(entry.service);
  if (entry === undefined || service === undefined) return undefined;
  const { prefix } = service;
  return {
    name: `${prefix}:${entry.name}`,
    service: service.title,
    accessLevel: entry.accessLevel,
    description: actionDescription(action) ?? null,
    resources: entry.resources.map(({ type, required, conditionKeys }) => ({
      type,
      required,
      arn: service.resourceTypes.get(type.toLowerCase())?.arn ?? null,
      keys: conditionKeys.map((name) => keyOf(prefix, name)),
    })),
    keys: entry.conditionKeys.map((name) => keyOf(prefix, name)),
    dependentActions: entry.dependentActions,
    permissionOnly: entry.permissionOnly,
    page: servicePage(prefix),
  };
}
