import { type Drawn, type Generator, type IdPrefix, nextId } from '../generator.ts';
import type { Sandbox } from '../sandbox.ts';

/** A drawn value together with the sandbox whose generator moved on. */
export function draw<Value>(
  sandbox: Sandbox,
  take: (state: Generator) => Drawn<Value>,
): { readonly value: Value; readonly sandbox: Sandbox } {
  const [value, generator] = take(sandbox.generator);
  return { value, sandbox: { ...sandbox, generator } };
}

export const drawId = (sandbox: Sandbox, prefix: IdPrefix) => draw(sandbox, (state) => nextId(state, prefix));
