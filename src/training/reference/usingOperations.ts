import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import { operationActions } from '../../catalogue/operationActions.ts';

let known: ReadonlyMap<string, readonly string[]> | null = null;

/** Operations, as `iam.CreateUser`, a call of which may be authorized for an action; of the modelled APIs. */
export function usingOperations(action: string): readonly string[] {
  known ??= byAction();
  return known.get(action.toLowerCase()) ?? [];
}

function byAction(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const service of modelledServices()) {
    const model = serviceModel(service);
    for (const { name, input } of Object.values(model?.operations ?? {})) {
      const members = Object.keys(model?.shapes[input?.shape ?? '']?.members ?? {});
      const asked = [
        operationActions(service, name),
        ...members.map((member) => operationActions(service, name, [member])),
      ];
      for (const action of new Set(asked.flat().map((one) => one.toLowerCase()))) {
        found.set(action, [...(found.get(action) ?? []), `${service}.${name}`]);
      }
    }
  }
  return found;
}
