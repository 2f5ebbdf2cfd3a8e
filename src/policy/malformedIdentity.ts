import { readOperator } from './conditions/operatorName.ts';
import { isRecord } from './jsonValue.ts';
import { legacyArnFails, resourceRefusal } from './malformedArn.ts';
import { type Raw, rawDocument, rawStatements, rawTexts } from './rawStatements.ts';
import { parseTemplate } from './variables.ts';

export interface IdentityRules {
  /** Managed and inline policies must have version 2012-10-17; session policies need not. */
  readonly needsVersion: boolean;
  /** False where an ARN with missing fields is refused. */
  readonly completesArns: boolean;
  /** STS takes numbers, dates, addresses and ARNs in conditions that are none; IAM refuses them. */
  readonly takesAnyLiteral: boolean;
}

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';

type Check = (statements: readonly Raw[], document: Raw, rules: IdentityRules) => string | null;

/** In the order in which IAM reports, told from recorded refusals (moto's policy vectors). */
const checks: readonly Check[] = [
  (statements, document) => (isSound(document, statements) ? null : SYNTAX),
  (_statements, { Version }, { needsVersion }) => {
    return needsVersion && Version !== '2012-10-17' ? 'Policy document must be version 2012-10-17 or greater.' : null;
  },
  (statements) => {
    const named = statements.some((raw) => raw.Principal !== undefined || raw.NotPrincipal !== undefined);
    return named ? 'Policy document should not specify a principal.' : null;
  },
  (statements, _document, rules) => (failsLegacy(statements, rules) ? LEGACY : null),
  sidRefusal,
  (statements) => (statements.every((raw) => names(raw, 'Action')) ? null : 'Policy statement must contain actions.'),
  (statements) => {
    return statements.every((raw) => names(raw, 'Resource')) ? null : 'Policy statement must contain resources.';
  },
  (statements) => resourceRefusal(statements.map(resources)),
  (statements) => firstRefusal(statements.flatMap(actions), actionRefusal),
];

/** IAM's words for an identity policy that it refuses; null where it stores it. */
export function identityRefusal(text: string, rules: IdentityRules): string | null {
  const document = rawDocument(text);
  const statements = document && rawStatements(document);
  if (!document || !statements) return SYNTAX;
  for (const check of checks) {
    const refusal = check(statements, document, rules);
    if (refusal !== null) return refusal;
  }
  return null;
}

function firstRefusal(texts: readonly string[], refuse: (text: string) => string | null): string | null {
  for (const text of texts) {
    const refusal = refuse(text);
    if (refusal !== null) return refusal;
  }
  return null;
}

const documentElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

function isSound(document: Raw, statements: readonly Raw[]): boolean {
  if (!Object.keys(document).every((key) => documentElements.has(key))) return false;
  const { Version, Id } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') return false;
  return (Id === undefined || typeof Id === 'string') && statements.every(isSoundStatement);
}

function isSoundStatement(raw: Raw): boolean {
  if (!Object.keys(raw).every((key) => statementElements.has(key))) return false;
  if (raw.Sid !== undefined && typeof raw.Sid !== 'string') return false;
  if (typeof raw.Effect !== 'string' || !/^(allow|deny)$/i.test(raw.Effect)) return false;
  for (const name of ['Action', 'Resource']) {
    if (raw[name] !== undefined && raw[`Not${name}`] !== undefined) return false;
    for (const value of [raw[name], raw[`Not${name}`]]) {
      if (value !== undefined && !rawTexts(value)) return false;
    }
  }
  return raw.Condition === undefined || isSoundCondition(raw.Condition);
}

/** An unknown operator passes as long as it holds no key. */
function isSoundCondition(condition: unknown): boolean {
  if (!isRecord(condition)) return false;
  return Object.entries(condition).every(([operator, block]) => {
    if (!isRecord(block)) return false;
    const values = Object.values(block);
    return values.every(isConditionValue) && (values.length === 0 || readOperator(operator) !== null);
  });
}

function isConditionValue(value: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.every((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean');
}

function failsLegacy(statements: readonly Raw[], { completesArns, takesAnyLiteral }: IdentityRules): boolean {
  const plain = statements.every(({ Effect, Condition }) => {
    return (Effect === 'Allow' || Effect === 'Deny') && readableLiterals(Condition, takesAnyLiteral);
  });
  return !plain || legacyArnFails(statements.map(resources), completesArns);
}

/** False where a number, date, address, ARN or base64 text in a condition is malformed. */
function readableLiterals(condition: unknown, takesAny: boolean): boolean {
  if (!isRecord(condition)) return true;
  return Object.entries(condition).every(([name, block]) => {
    const use = readOperator(name);
    if (!use || !isRecord(block) || (takesAny && use.operator.family !== 'Binary')) return true;
    return Object.values(block)
      .flat()
      .every((value) => {
        const template = parseTemplate(String(value), use.operator.variables);
        return template.some((piece) => piece.kind === 'variable') || use.operator.compile(template) !== null;
      });
  });
}

function sidRefusal(statements: readonly Raw[]): string | null {
  const sids = statements.map((raw) => String(raw.Sid ?? '')).filter((sid) => sid !== '');
  if (new Set(sids).size < sids.length) return 'Statement IDs (SID) in a single policy must be unique.';
  return sids.every((sid) => /^[0-9A-Za-z]*$/.test(sid))
    ? null
    : 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
}

function element(raw: Raw, name: 'Action' | 'Resource'): readonly string[] {
  return rawTexts(raw[name] ?? raw[`Not${name}`] ?? []) ?? [];
}

const actions = (raw: Raw) => element(raw, 'Action');
const resources = (raw: Raw) => element(raw, 'Resource');

function names(raw: Raw, name: 'Action' | 'Resource'): boolean {
  return element(raw, name).length > 0;
}

function actionRefusal(action: string): string | null {
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0 && vendor !== '*') {
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  }
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  return vendor === '*' || /^[A-Za-z0-9\-.]+$/.test(vendor) ? null : `Vendor ${vendor} is not valid`;
}
