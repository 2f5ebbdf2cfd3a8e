import type { DocumentKind } from '../../analysis/documents/comparePolicies.ts';
import { type CheckAnswer, grantedAccess, newAccess, publicAccess } from '../../analysis/policyChecks.ts';
import type { Policy } from '../../policy/document.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { structures, text, texts } from '../iam/input.ts';
import { anything, type Rows } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { fail } from './failures.ts';

/** Texts of the answers: IAM Access Analyzer API Reference and IAM User Guide, access-analyzer-custom-policy-checks. */
interface Wording {
  readonly pass: string;
  readonly fail: string;
  readonly reason: string;
}

const noNewAccess: Wording = {
  pass: 'The modified permissions do not grant new access compared to your existing policy.',
  fail: 'The modified permissions grant new access compared to your existing policy.',
  reason: 'New access in the statement with',
};

const notGranted: Wording = {
  pass: 'The policy document does not grant access to perform the listed actions or resources.',
  fail: 'The policy document grants access to perform one or more of the listed actions or resources.',
  reason: 'One or more of the listed actions or resources in the statement with',
};

const noPublicAccess: Wording = {
  pass: 'The resource policy does not grant public access for the given resource type.',
  fail: 'The resource policy grants public access for the given resource type.',
  reason: 'Public access granted in the following statement with',
};

function answer(call: Invocation, { statements, complete }: CheckAnswer, wording: Wording): Result {
  if (statements.length === 0 && !complete) return fail('check.undecided', { Reason: 'the policies are too wide' });
  const failed = statements.length > 0;
  const reasons = statements.map(({ index, sid }): JsonObject => {
    const named = sid === null ? `index: ${index}` : `sid: ${sid}`;
    return {
      description: `${wording.reason} ${named}.`,
      statementIndex: index,
      ...(sid === null ? {} : { statementId: sid }),
    };
  });
  const output = failed
    ? { result: 'FAIL', message: wording.fail, reasons }
    : { result: 'PASS', message: wording.pass };
  return { sandbox: call.sandbox, output };
}

type Read = { readonly policy: Policy; readonly kind: DocumentKind } | { readonly error: ApiError };

/** A document of a call; a resource policy without resources is a trust policy. */
function read(input: JsonObject, member: string, type: string): Read {
  const document = text(input, member);
  const kinds: readonly DocumentKind[] = type === 'IDENTITY_POLICY' ? ['identity'] : ['resource', 'trust'];
  for (const kind of kinds) {
    const { policy } = parsePolicy(document, kind);
    if (policy) return { policy, kind };
  }
  const fault = parsePolicy(document, kinds[0] ?? 'identity').faults.find(({ severity }) => severity === 'error');
  return fail('input.policy', { Message: fault?.message ?? 'it cannot be read' });
}

/** Prefix of the actions that the policy of a type of resource is about. */
const services: Readonly<Record<string, string>> = {
  'AWS::IAM::AssumeRolePolicyDocument': 'sts',
  'AWS::OpenSearchService::Domain': 'es',
  'AWS::EFS::FileSystem': 'elasticfilesystem',
  'AWS::S3Outposts::Bucket': 's3-outposts',
  'AWS::S3Outposts::AccessPoint': 's3-outposts',
  'AWS::S3::Glacier': 'glacier',
  'AWS::ApiGateway::RestApi': 'execute-api',
};

const serviceOf = (type: string): string => services[type] ?? (type.split('::')[1] ?? '').toLowerCase();

/** Checks that answer yes or no, with the statements at fault. */
export const policyChecks: Rows = {
  CheckNoNewAccess: {
    asks: anything,
    run: (call) => {
      const type = text(call.input, 'policyType');
      const [changed, existing] = [
        read(call.input, 'newPolicyDocument', type),
        read(call.input, 'existingPolicyDocument', type),
      ];
      if ('error' in changed) return changed;
      if ('error' in existing) return existing;
      return answer(call, newAccess(changed.kind, changed.policy, existing.policy), noNewAccess);
    },
  },
  CheckAccessNotGranted: {
    asks: anything,
    run: (call) => {
      const given = read(call.input, 'policyDocument', text(call.input, 'policyType'));
      if ('error' in given) return given;
      const [access] = structures(call.input, 'access');
      const [actions, resources] = [texts(access ?? {}, 'actions'), texts(access ?? {}, 'resources')];
      if (actions.length + resources.length === 0) return fail('input.access');
      return answer(call, grantedAccess(given.kind, given.policy, { actions, resources }), notGranted);
    },
  },
  CheckNoPublicAccess: {
    asks: anything,
    run: (call) => {
      const given = read(call.input, 'policyDocument', 'RESOURCE_POLICY');
      if ('error' in given) return given;
      return answer(call, publicAccess(given.policy, serviceOf(text(call.input, 'resourceType'))), noPublicAccess);
    },
  },
};
