import type { JsonObject } from '../call.ts';
import { structures, text, texts } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { changed, inCenter } from './centerRow.ts';
import { fail } from './failures.ts';

const member = (input: JsonObject, name: string): JsonObject =>
  structures({ list: input[name] === undefined ? [] : [input[name] ?? {}] }, 'list')[0] ?? {};

const given = (input: JsonObject) =>
  structures(member(input, 'InstanceAccessControlAttributeConfiguration'), 'AccessControlAttributes').map((one) => ({
    key: text(one, 'Key'),
    source: texts(member(one, 'Value'), 'Source')[0] ?? '',
  }));

/** Attributes for access control: what of a user becomes session tags (IAM Identity Center User Guide, abac). */
export const accessAttributes: Rows = {
  CreateInstanceAccessControlAttributeConfiguration: inCenter((call) =>
    call.center.attributes ? fail('exists.attributes') : changed(call, { attributes: given(call.input) }),
  ),
  UpdateInstanceAccessControlAttributeConfiguration: inCenter((call) =>
    call.center.attributes ? changed(call, { attributes: given(call.input) }) : fail('missing.attributes'),
  ),
  DeleteInstanceAccessControlAttributeConfiguration: inCenter((call) =>
    call.center.attributes ? changed(call, { attributes: null }) : fail('missing.attributes'),
  ),
  DescribeInstanceAccessControlAttributeConfiguration: inCenter((call) => {
    const { attributes } = call.center;
    if (!attributes) return fail('missing.attributes');
    const shown = attributes.map(({ key, source }) => ({ Key: key, Value: { Source: [source] } }));
    const configuration = { AccessControlAttributes: shown };
    const output = { Status: 'ENABLED', InstanceAccessControlAttributeConfiguration: configuration };
    return { sandbox: call.sandbox, output };
  }),
};
