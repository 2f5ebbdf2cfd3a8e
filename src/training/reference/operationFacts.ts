import { memberDocumentation, operationDocumentation } from '../../catalogue/documentation.ts';
import { serviceModel } from '../../catalogue/models.ts';
import { operationActions } from '../../catalogue/operationActions.ts';
import { operationPage } from './documentationPages.ts';

export interface OperationMember {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** The first line of its documentation. */
  readonly says: string | null;
}

/** An API operation as its model describes it. */
export interface OperationFacts {
  /** `iam.CreateUser`. */
  readonly name: string;
  readonly documentation: string | null;
  /** Actions that a call without further parameters is authorized for. */
  readonly actions: readonly string[];
  readonly members: readonly OperationMember[];
  readonly errors: readonly string[];
  readonly page: string | null;
}

/** The operation `api.Name`. */
export function operationFacts(name: string): OperationFacts | undefined {
  const dot = name.indexOf('.');
  const [service, operation] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  const model = serviceModel(service);
  const found = model?.operations[operation];
  if (model === undefined || found === undefined) return undefined;
  const input = found.input?.shape;
  const shape = input === undefined ? undefined : model.shapes[input];
  const required = new Set(shape?.required ?? []);
  return {
    name,
    documentation: operationDocumentation(service, operation) ?? null,
    actions: operationActions(service, operation),
    members: Object.entries(shape?.members ?? {}).map(([member, of]) => ({
      name: member,
      type: model.shapes[of.shape]?.type ?? 'string',
      required: required.has(member),
      says: (input === undefined ? undefined : memberDocumentation(service, input, member))?.split('\n')[0] ?? null,
    })),
    errors: found.errors,
    page: operationPage(service, operation),
  };
}
