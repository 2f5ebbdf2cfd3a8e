import { findConditionKey, globalConditionKeys, serviceEntry } from '../../../catalogue/authorization.ts';
import { isMultivalued } from '../../../catalogue/conditionKeys.ts';
import type { JsonPath } from '../../fault.ts';
import { renameFix } from '../fix.ts';
import { guessing } from '../guessing.ts';
import type { Fix, Hit, LintCheck, LintSubject } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import type { WrittenCondition } from '../writtenConditions.ts';
import { conditionRow } from './conditionRow.ts';

/** A prefix without white space, a colon, a name. */
const FORM = /^[^\s:]+:.+$/s;

const GLOBAL = 'aws';

function prefixOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
}

/** Keys that went out of use under their published name (IAM User Guide, reference_policies_condition-keys). */
const unsupported: ReadonlySet<string> = new Set(['aws:arn']);

/** True where the key is one that needs the name of a tag behind a slash, and has none. */
function lacksTagKey(key: string): boolean {
  const bare = key.replace(/\/$/, '');
  if (findConditionKey(bare)) return false;
  return /\/\$\{TagKey\}$/i.test(findConditionKey(`${bare}/x`)?.name ?? '');
}

function isUnknown(key: string): boolean {
  return FORM.test(key) && !unsupported.has(key.toLowerCase()) && !findConditionKey(key) && !lacksTagKey(key);
}

function renaming(path: JsonPath, near: string | null): { advice?: string; fix?: Fix } {
  if (near === null) return {};
  const advice = `did you mean \`${near}\`?`;
  return near.includes('${') ? { advice } : { advice, fix: renameFix(path, near) };
}

function* unknownGlobal({ key, path }: WrittenCondition, subject: LintSubject): Generator<Hit> {
  if (prefixOf(key) !== GLOBAL || !isUnknown(key)) return;
  const names = globalConditionKeys().map(({ name }) => name);
  yield {
    path,
    message: `AWS has no global condition key \`${key}\``,
    ...renaming(path, guessing(subject)(key, names)),
  };
}

function* unknownOfService({ key, path }: WrittenCondition, subject: LintSubject): Generator<Hit> {
  const prefix = prefixOf(key);
  if (prefix === GLOBAL || prefix.includes('.') || !isUnknown(key)) return;
  const service = serviceEntry(prefix);
  if (!service) {
    yield { path, message: `no service of AWS has condition keys that begin with \`${prefix}:\`` };
    return;
  }
  const names = [...service.conditionKeys.values()].map(({ name }) => name);
  yield {
    path,
    message: `${service.title} has no condition key \`${key}\``,
    ...renaming(path, guessing(subject)(key, names)),
  };
}

export const conditionKeyChecks: readonly LintCheck[] = [
  conditionRow('INVALID_CONDITION_KEY_FORMAT', function* ({ key, path }) {
    if (FORM.test(key)) return;
    const advice = 'write `service:name`, e.g. `aws:SourceIp`';
    yield { path, message: `\`${key}\` has not the form of a condition key`, advice };
  }),
  conditionRow('MISSING_TAG_KEY_IN_CONDITION', function* ({ key, path }) {
    if (!lacksTagKey(key)) return;
    const advice = `write the tag's key behind a slash, e.g. \`${key.replace(/\/$/, '')}/team\``;
    yield { path, message: `\`${key}\` does not say which tag`, advice };
  }),
  conditionRow('UNSUPPORTED_GLOBAL_CONDITION_KEY', function* ({ key, lowerKey, path }) {
    if (!unsupported.has(lowerKey)) return;
    const advice = 'use `aws:PrincipalArn` for the caller, or `aws:SourceArn` for the resource that a service acts for';
    yield { path, message: `\`${key}\` is not supported`, advice, fix: renameFix(path, 'aws:PrincipalArn') };
  }),
  conditionRow('INVALID_GLOBAL_CONDITION_KEY', (condition, _statement, subject) => unknownGlobal(condition, subject)),
  conditionRow('INVALID_SERVICE_CONDITION_KEY', (condition, _statement, subject) =>
    unknownOfService(condition, subject),
  ),
  conditionRow('MISSING_QUALIFIER', function* (condition, statement) {
    const { key, use, family, operator, path } = condition;
    if (use === null || use.quantifier !== null || family === 'Null') return;
    const published = findConditionKey(key);
    if (!published || !isMultivalued(published)) return;
    const wanted = use.operator.negated ? 'ForAllValues' : 'ForAnyValue';
    yield {
      path,
      message: `\`${key}\` has several values in one request, and \`${operator}\` does not say how many must match`,
      advice: 'write `ForAnyValue:` where one match is enough, `ForAllValues:` where every value must match',
      ...fixing(operatorFix(condition, statement, `${wanted}:${operator}`)),
    };
  }),
];
