import { findConditionKey } from '../../../catalogue/authorization.ts';
import { knownRegions } from '../../../catalogue/regions.ts';
import { setFix } from '../fix.ts';
import { guessing } from '../guessing.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { isPrivateRange } from '../privateRanges.ts';
import type { WrittenCondition } from '../writtenConditions.ts';
import { conditionRow } from './conditionRow.ts';
import { isKnownRegion } from './regionText.ts';

const hasVariable = (text: string) => text.includes('${');

const regionKeys: ReadonlySet<string> = new Set(['aws:requestedregion', 'ec2:region']);

/** Condition keys that hold the id of a network or an endpoint, with what the id begins with. */
function idRow(code: string, wantedKey: string, start: string): LintCheck {
  const form = new RegExp(`^${start}-([0-9a-f]{8}|[0-9a-f]{17})$`);
  const pattern = new RegExp(`^${start}-[0-9a-f*?]*$`);
  return conditionRow(code, function* ({ lowerKey, family, values }) {
    if (lowerKey !== wantedKey || family !== 'String') return;
    for (const { text, path } of values) {
      if (hasVariable(text) || /^\*+$/.test(text) || form.test(text)) continue;
      if (/[*?]/.test(text) && pattern.test(text)) continue;
      const advice = `write \`${start}-\` and 8 or 17 hexadecimal digits`;
      yield { path, message: `\`${text}\` is no value of \`${wantedKey}\``, advice };
    }
  });
}

/** Keys whose value is compared with the ARN of a KMS key. */
function namesKmsKey(key: string): boolean {
  return !key.startsWith('kms:') && /kms-?key/i.test(key) && findConditionKey(key)?.type === 'ARN';
}

const KMS_KEY_ARN = /^arn:[^:]+:(kms|\*):[^:]*:[^:]*:(key\/.+|[^:]*\*.*)$/;

/** All values are private addresses, which never call AWS over the internet. */
function* allPrivate({ lowerKey, values, path }: WrittenCondition, message: string): Generator<Hit> {
  if (lowerKey !== 'aws:sourceip' || values.length === 0) return;
  if (!values.every(({ text }) => isPrivateRange(text))) return;
  const advice = 'use public addresses, or `aws:VpcSourceIp` with `aws:SourceVpc` for calls through an endpoint';
  yield { path, message, advice };
}

export const conditionValueChecks: readonly LintCheck[] = [
  conditionRow('INVALID_CONDITION_DATA_TYPE', function* ({ value, path }) {
    if (!Array.isArray(value)) return;
    const kinds = new Set(value.map((item: unknown) => typeof item));
    if (kinds.size < 2) return;
    yield {
      path,
      message: `the values of \`${String(path.at(-1))}\` are of several JSON types`,
      advice: 'write all of them as text',
      fix: setFix(path, value.map(String)),
    };
  }),
  conditionRow('INVALID_REGION', function* ({ lowerKey, family, operator, values }, _statement, subject) {
    if (!regionKeys.has(lowerKey) || family !== 'String') return;
    for (const { text, path } of values) {
      const wild = /[*?]/.test(text);
      if (hasVariable(text) || (wild && !/Like/.test(operator)) || isKnownRegion(text)) continue;
      const near = guessing(subject)(text, knownRegions);
      const advice =
        near === null ? 'see the list of Regions in the AWS General Reference' : `did you mean \`${near}\`?`;
      yield {
        path,
        message: `\`${text}\` is no Region`,
        advice,
        ...(near === null ? {} : { fix: setFix(path, near) }),
      };
    }
  }),
  idRow('INVALID_VPC_FORMAT', 'aws:sourcevpc', 'vpc'),
  idRow('INVALID_VPCE_FORMAT', 'aws:sourcevpce', 'vpce'),
  conditionRow('INVALID_KMS_KEY_VALUE', function* ({ key, family, values }) {
    if ((family !== 'String' && family !== 'Arn') || !namesKmsKey(key)) return;
    for (const { text, path } of values) {
      if (hasVariable(text) || text === '*' || KMS_KEY_ARN.test(text)) continue;
      const advice =
        'write the ARN of the key, e.g. `arn:aws:kms:eu-west-1:111122223333:key/…`; an alias does not match';
      yield { path, message: `\`${text}\` is not the ARN of a KMS key`, advice };
    }
  }),
  conditionRow('PRIVATE_IP_ADDRESS', function* (condition) {
    if (condition.use?.operator.name !== 'IpAddress') return;
    yield* allPrivate(condition, '`aws:SourceIp` is never a private address, so the condition never holds');
  }),
  conditionRow('PRIVATE_NOT_IP_ADDRESS', function* (condition) {
    if (condition.use?.operator.name !== 'NotIpAddress') return;
    yield* allPrivate(condition, '`aws:SourceIp` is never a private address, so the condition always holds');
  }),
];
