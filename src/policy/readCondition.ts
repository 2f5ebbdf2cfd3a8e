import { readOperator } from './conditions/operatorName.ts';
import { type Operator, operators } from './conditions/operators.ts';
import type { ConditionClause } from './document.ts';
import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';
import { isRecord, itemPath } from './jsonValue.ts';
import type { PolicyKind } from './policyKind.ts';
import { parseTemplate } from './variables.ts';

/** Reads the `Condition` element: each key under each operator becomes one clause. */
export function readConditions(value: unknown, path: JsonPath, kind: PolicyKind, list: FaultList): ConditionClause[] {
  if (value === undefined) return [];
  if (!isRecord(value)) {
    list.error(
      'DATA_TYPE_MISMATCH',
      path,
      '`Condition` must be an object',
      'write `{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}`',
    );
    return [];
  }
  return Object.keys(value).flatMap((operator) =>
    readOperatorBlock(value[operator], operator, [...path, operator], kind, list),
  );
}

function readOperatorBlock(
  block: unknown,
  name: string,
  path: JsonPath,
  kind: PolicyKind,
  list: FaultList,
): ConditionClause[] {
  if (!isRecord(block)) {
    list.error(
      'DATA_TYPE_MISMATCH',
      path,
      `\`${name}\` must hold an object of condition keys`,
      'write `{"key": "value"}`',
    );
    return [];
  }
  const keys = Object.keys(block);
  const use = readOperator(name);
  if (!use && keys.length > 0) unknownOperator(name, path, list);
  differentCase(keys, path, list);
  return keys.flatMap((key): ConditionClause[] => {
    const values = conditionValues(block[key], [...path, key], list);
    if (!values) return [];
    if (use) checkValues(use.operator, values, block[key], [...path, key], kind, list);
    return [{ operator: name, key, values, place: list.locate([...path, key]) }];
  });
}

function unknownOperator(name: string, path: JsonPath, list: FaultList): void {
  if (/^(For(All|Any)Values?:)?NullIfExists$/.test(name)) {
    list.error(
      'NULL_WITH_IF_EXISTS',
      path,
      '`Null` takes no `IfExists`',
      'use `Null`: it already asks whether the key exists',
      name.slice(0, -'IfExists'.length),
    );
    return;
  }
  const near = list.closest(name, operators.keys());
  list.error(
    'INVALID_CONDITION_OPERATOR',
    path,
    `unknown condition operator \`${name}\``,
    near === null ? '' : `did you mean \`${near}\`?`,
    near ?? undefined,
  );
}

function differentCase(keys: readonly string[], path: JsonPath, list: FaultList): void {
  const seen = new Map<string, string>();
  for (const key of keys) {
    const known = seen.get(key.toLowerCase());
    if (known !== undefined) {
      list.error(
        'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
        [...path, key],
        `\`${key}\` and \`${known}\` are one key`,
        'condition keys ignore letter case; put all values in one list',
      );
    }
    seen.set(key.toLowerCase(), key);
  }
}

/** Texts, numbers and Booleans, one or a list. */
function conditionValues(value: unknown, path: JsonPath, list: FaultList): string[] | null {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.filter(
    (item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean',
  );
  if (texts.length === items.length) return texts.map(String);
  list.error(
    'DATA_TYPE_MISMATCH',
    path,
    `the value of \`${String(path.at(-1))}\` must be text, a number, a Boolean or a list of these`,
  );
  return null;
}

const examples: Partial<Record<Operator['family'], string>> = {
  Numeric: 'write a number, e.g. `3600`',
  Date: 'write a date, e.g. `2026-11-25T00:00:00Z`, or epoch seconds',
  IpAddress: 'write an address or a range, e.g. `203.0.113.0/24`; bits after the prefix of an IPv6 range must be zero',
  Arn: 'write an ARN of six parts, e.g. `arn:aws:iam::111122223333:role/Deploy`',
  Binary: 'write base64 text',
};

/** What Access Analyzer calls a value that is none of its operator's. */
const mismatches: Partial<Record<Operator['family'], string>> = {
  Numeric: 'TYPE_MISMATCH_NUMBER',
  Date: 'TYPE_MISMATCH_DATE',
  IpAddress: 'TYPE_MISMATCH_IP_RANGE',
  Binary: 'TYPE_MISMATCH_STRING',
};

/** IAM refuses to store malformed literals; STS takes them in inline session policies, where they match nothing. */
function checkValues(
  operator: Operator,
  values: readonly string[],
  raw: unknown,
  path: JsonPath,
  kind: PolicyKind,
  list: FaultList,
): void {
  const report = kind === 'session' && operator.family !== 'Binary' ? list.warning : list.error;
  for (const [index, text] of values.entries()) {
    const template = parseTemplate(text, operator.variables);
    if (template.some((piece) => piece.kind === 'variable')) continue;
    if (operator.compile(template) !== null) continue;
    report(
      mismatches[operator.family] ?? 'TYPE_MISMATCH',
      itemPath(raw, path, index),
      `\`${text}\` is no value for \`${operator.name}\``,
      examples[operator.family] ?? '',
    );
  }
  if (operator.family === 'Bool' && values.length > 1) {
    list.warning('INVALID_CONDITION_MULTIPLE_BOOLEAN', path, '`Bool` takes one value', 'write `"true"` or `"false"`');
  }
}
