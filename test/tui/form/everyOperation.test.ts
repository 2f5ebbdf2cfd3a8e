import { describe, expect, it } from 'vitest';
import { operationTable } from '../../../src/account/operationTable.ts';
import { validate } from '../../../src/account/validate.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import { formFor } from '../../../src/tui/form/formFor.ts';
import type { FormModel } from '../../../src/tui/form/formModel.ts';
import { press } from '../editor/typing.ts';

const modelled = operationTable().filter(({ state }) => state === 'modelled');

function opened(service: string, operation: string): FormModel {
  const model = formFor(service, operation);
  if (model === undefined) throw new Error(`no form for ${service}:${operation}`);
  return model;
}

/** Unfolds the members that few people need. */
function unfold(model: FormModel): void {
  if (!model.snapshot().rows.some(({ label }) => label === 'more')) return;
  press(model, 'ctrl+end', 'enter');
}

/** Goes over every row from the first; rows that come in between are visited too. */
function visit(model: FormModel, look: (model: FormModel) => void, most = 400): number {
  press(model, 'ctrl+home');
  let visited = 0;
  for (let before = -1; visited < most && model.snapshot().focus !== before; visited += 1) {
    before = model.snapshot().focus;
    look(model);
    press(model, 'down');
  }
  return visited;
}

function inputOf(service: string, operation: string) {
  const model = serviceModel(service);
  return { model, shape: model?.shapes[model.operations[operation]?.input?.shape ?? ''] };
}

describe('the form of every operation that is carried out', () => {
  it('shows each member of the request, required ones marked', () => {
    for (const { service, operation } of modelled) {
      const form = opened(service, operation);
      unfold(form);
      const { shape } = inputOf(service, operation);
      const top = form.snapshot().rows.filter(({ depth, label }) => depth === 0 && label !== 'more');
      expect(top.map(({ label }) => label).sort(), operation).toEqual(Object.keys(shape?.members ?? {}).sort());
      const marked = top.filter(({ required }) => required).map(({ label }) => label);
      expect(marked.sort(), operation).toEqual([...(shape?.required ?? [])].sort());
    }
    expect(modelled.length).toBeGreaterThan(500);
  });

  it('says what AWS says of the member that has the keys', () => {
    let said = 0;
    let all = 0;
    for (const { service, operation } of modelled) {
      const form = opened(service, operation);
      unfold(form);
      visit(form, ({ snapshot }) => {
        const { rows, focus, documentation } = snapshot();
        if (rows[focus]?.node === null) return;
        all += 1;
        if (documentation !== '') said += 1;
      });
    }
    expect(all).toBeGreaterThan(2000);
    expect(said / all).toBeGreaterThan(0.98);
  });

  it('offers the values of every enumeration', () => {
    let enumerations = 0;
    for (const { service, operation } of modelled) {
      const form = opened(service, operation);
      unfold(form);
      visit(form, (model) => {
        const { rows, focus } = model.snapshot();
        const node = rows[focus]?.node;
        if (node?.type !== 'leaf' || node.field.shape.enum === undefined) return;
        press(model, 'ctrl+space');
        const offered = model.snapshot().popup?.options.map(({ label }) => label);
        // Long lists, such as the types of instances, are offered as far as anybody reads; typing finds the rest.
        expect(offered, `${operation} ${node.path}`).toEqual(node.field.shape.enum.slice(0, 200));
        press(model, 'escape');
        enumerations += 1;
      });
    }
    expect(enumerations).toBeGreaterThan(80);
  });

  it('opens nested structures, lists and maps as fields, and gives documents the policy editor', () => {
    const kinds = new Map<string, number>();
    for (const { service, operation } of modelled) {
      const form = opened(service, operation);
      unfold(form);
      visit(form, (model) => {
        const { rows, focus } = model.snapshot();
        const row = rows[focus];
        const node = row?.node;
        if (node === null || node === undefined || row?.pair !== null) return;
        kinds.set(node.field.kind, (kinds.get(node.field.kind) ?? 0) + 1);
        const before = rows.length;
        if ((node.type === 'group' && !node.open) || ((node.type === 'list' || node.type === 'pairs') && before < 60)) {
          const count = node.type === 'group' ? 0 : node.type === 'list' ? node.items.length : node.pairs.length;
          if (count === 0) press(model, 'enter');
          if (count === 0 && node.type !== 'group')
            expect(model.snapshot().rows.length, node.path).toBeGreaterThan(before);
          press(model, 'ctrl+home');
          for (let at = 0; at < focus; at += 1) press(model, 'down');
        } else if (node.type === 'text') {
          press(model, 'enter');
          expect(model.snapshot().editing?.label, `${operation} ${node.path}`).toBe(node.field.name);
          press(model, 'escape');
        }
      });
    }
    for (const kind of ['group', 'list', 'pairs', 'policy', 'json', 'boolean', 'number', 'time', 'blob']) {
      expect(kinds.get(kind), kind).toBeGreaterThan(0);
    }
  }, 60_000);

  it('shows AWS’s own complaint about a missing member beside that member', () => {
    /** The answer of AWS Organizations names no member, so that it stands above. */
    const nameless = 'You must provide a value for the parameter.';
    const above: string[] = [];
    for (const { service, operation } of modelled) {
      const { model, shape } = inputOf(service, operation);
      const operationModel = model?.operations[operation];
      if (model === undefined || operationModel === undefined || (shape?.required ?? []).length === 0) continue;
      const error = validate(model, operationModel, {});
      if (error === null || error.message === nameless) continue;
      const form = opened(service, operation);
      form.fail(error);
      const { rows, topError } = form.snapshot();
      if (topError !== null || !rows.some((row) => row.error !== null))
        above.push(`${service}:${operation} ${error.message}`);
    }
    expect(above).toEqual([]);
  });

  it('shows a denial above, and never blames a field for it', () => {
    const form = opened('iam', 'CreateUser');
    press(form, 'm', 'a', 'y', 'a');
    form.fail({
      code: 'AccessDenied',
      message:
        'User: arn:aws:iam::111122223333:user/priya is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::111122223333:user/maya',
    });
    expect(form.snapshot().topError).toContain('AccessDenied: User: arn:aws:iam::111122223333:user/priya');
    expect(form.snapshot().rows.every(({ error }) => error === null)).toBe(true);
  });
});
