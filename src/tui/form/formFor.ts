import type { JsonObject } from '../../account/call.ts';
import { memberDocumentation, operationDocumentation } from '../../catalogue/documentation.ts';
import { serviceModel } from '../../catalogue/models.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import type { AccountNames } from '../editor/arnOptions.ts';
import { EditorBuffer } from '../editor/editorBuffer.ts';
import { policyBuffer } from '../editor/policyBuffer.ts';
import type { ChoicesPort } from './choices.ts';
import { FormModel } from './formModel.ts';
import type { TextNode } from './formNode.ts';
import { FormTree } from './formTree.ts';

export interface FormOptions {
  /** Values to begin with, in the request's own shape. */
  readonly prefill?: JsonObject;
  readonly choices?: ChoicesPort;
  /** The account whose ARNs the policy editor proposes. */
  readonly names?: AccountNames;
  /** Instead of AWS's own model of the service. */
  readonly model?: ServiceModel;
  /** Instead of AWS's own documentation: text about a member, or about the operation for `null`. */
  readonly documentation?: (member: string | null) => string | undefined;
}

const nobody: AccountNames = { account: '123456789012', region: 'us-east-1', arns: () => [] };

const bodies: Partial<Record<TextNode['field']['policyKind'], string>> = {
  trust: '      "Effect": "Allow",\n      "Principal": {},\n      "Action": "sts:AssumeRole"',
  resource: '      "Effect": "Allow",\n      "Principal": {},\n      "Action": [],\n      "Resource": []',
};

/** What an empty policy document starts with; nothing where it may be left out. */
function skeleton({ field }: TextNode): string {
  if (field.kind !== 'policy' || !field.required) return '';
  const body = bodies[field.policyKind] ?? '      "Effect": "Allow",\n      "Action": [],\n      "Resource": []';
  return `{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n${body}\n    }\n  ]\n}`;
}

/** A form for an operation, built from its service model; undefined where there is no such operation. */
export function formFor(service: string, operation: string, options: FormOptions = {}): FormModel | undefined {
  const model = options.model ?? serviceModel(service);
  if (model?.operations[operation] === undefined) return undefined;
  const names = options.names ?? nobody;
  const tree = new FormTree({
    model,
    operation,
    prefill: options.prefill ?? {},
    bufferFor: (text, kind) => (kind === 'json' ? new EditorBuffer({ text }) : policyBuffer({ text, kind, names })),
  });
  const documentation = (member: string | null, owner: string) =>
    options.documentation?.(member) ??
    (member === null ? operationDocumentation(service, operation) : memberDocumentation(service, owner, member));
  return new FormModel(tree, {
    operation,
    choices: options.choices ?? (() => []),
    documentation: (field) => documentation(field?.name ?? null, field?.owner ?? ''),
    skeleton,
  });
}
