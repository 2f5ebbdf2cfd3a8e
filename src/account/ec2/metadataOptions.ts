import type { JsonObject } from '../call.ts';
import { optionalNumber, optionalText, text } from '../iam/input.ts';
import type { Operation } from '../operation.ts';
import { ec2Operation } from './ec2Operation.ts';
import { instancesOf, withInstance } from './instanceStates.ts';
import { ec2Arn } from './lookup.ts';
import { type MetadataOptions, metadataView, usualMetadata } from './metadataView.ts';

/** The options with those of a call over them. */
export const metadataOver = (below: MetadataOptions, input: JsonObject): MetadataOptions => ({
  tokens: optionalText(input, 'HttpTokens') === undefined ? below.tokens : tokensIn(input),
  endpoint: optionalText(input, 'HttpEndpoint') === undefined ? below.endpoint : endpointIn(input),
  hops: optionalNumber(input, 'HttpPutResponseHopLimit') ?? below.hops,
});

const tokensIn = (input: JsonObject) => (input.HttpTokens === 'required' ? 'required' : 'optional');
const endpointIn = (input: JsonObject) => (input.HttpEndpoint === 'disabled' ? 'disabled' : 'enabled');

export const modifyInstanceMetadataOptions: Operation = ec2Operation({
  permissions: (call) => [
    {
      action: 'ec2:ModifyInstanceMetadataOptions',
      resource: ec2Arn(call, 'instance', text(call.input, 'InstanceId')),
      context: {
        'ec2:Attribute': 'MetadataOptions',
        ...Object.fromEntries(
          ['HttpTokens', 'HttpEndpoint'].flatMap((member) => {
            const value = optionalText(call.input, member);
            return value === undefined ? [] : [[`ec2:Attribute/${member}`, value] as const];
          }),
        ),
      },
    },
  ],
  run: (call) => {
    const instances = instancesOf(call, [text(call.input, 'InstanceId')]);
    if ('error' in instances) return instances;
    const [instance] = instances;
    if (!instance) return { sandbox: call.sandbox, output: {} };
    const metadata = metadataOver(instance.metadata ?? usualMetadata, call.input);
    return {
      sandbox: withInstance(call.sandbox, call.account.id, { ...instance, metadata }),
      output: { InstanceId: instance.id, InstanceMetadataOptions: metadataView(metadata) },
    };
  },
});
