import { failureTables } from '../../account/failureTables.ts';
import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import type { Shape } from '../../catalogue/shapes.ts';

/** An error code with everything that is known of it. */
export interface ErrorFacts {
  readonly code: string;
  /** APIs that answer with it. */
  readonly services: readonly string[];
  /** HTTP statuses. */
  readonly statuses: readonly number[];
  /** Texts as the sandbox sends them; words in braces are replaced. */
  readonly messages: readonly string[];
  /** Operations whose model lists it, as `iam.CreateUser`. */
  readonly operations: readonly string[];
}

interface Gathered {
  readonly services: Set<string>;
  readonly statuses: Set<number>;
  readonly messages: Set<string>;
  readonly operations: Set<string>;
}

let known: ReadonlyMap<string, ErrorFacts> | null = null;

/** Every error code of the models and of the sandbox's own tables, by name. */
export function errorCodes(): readonly ErrorFacts[] {
  return [...table().values()];
}

export function errorFacts(code: string): ErrorFacts | undefined {
  return table().get(code.toLowerCase());
}

function table(): ReadonlyMap<string, ErrorFacts> {
  known ??= gather();
  return known;
}

function gather(): ReadonlyMap<string, ErrorFacts> {
  const found = new Map<string, Gathered>();
  const at = (code: string): Gathered => {
    const entry = found.get(code) ?? {
      services: new Set(),
      statuses: new Set(),
      messages: new Set(),
      operations: new Set(),
    };
    found.set(code, entry);
    return entry;
  };
  for (const service of modelledServices()) fromModel(service, at);
  for (const [service, rows] of failureTables) {
    for (const { code, status, text } of Object.values(rows)) {
      // A code with a word in braces stands for several codes.
      if (code.includes('{')) continue;
      const entry = at(code);
      entry.services.add(service);
      entry.statuses.add(status);
      if (text !== '') entry.messages.add(text);
    }
  }
  const sorted = [...found].sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  return new Map(sorted.map(([code, entry]) => [code.toLowerCase(), factsOf(code, entry)]));
}

function factsOf(code: string, { services, statuses, messages, operations }: Gathered): ErrorFacts {
  return {
    code,
    services: [...services].sort(),
    statuses: [...statuses].sort(),
    messages: [...messages],
    operations: [...operations].sort(),
  };
}

function fromModel(service: string, at: (code: string) => Gathered): void {
  const model = serviceModel(service);
  if (model === undefined) return;
  for (const { name, errors } of Object.values(model.operations)) {
    for (const shapeName of errors) {
      const shape = model.shapes[shapeName];
      const entry = at(codeOf(shapeName, shape));
      entry.services.add(service);
      entry.operations.add(`${service}.${name}`);
      if (shape?.error?.httpStatusCode !== undefined) entry.statuses.add(shape.error.httpStatusCode);
    }
  }
}

function codeOf(name: string, shape: Shape | undefined): string {
  return shape?.error?.code ?? name;
}
