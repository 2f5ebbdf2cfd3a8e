import type { ServiceModel, Shape } from '../catalogue/shapes.ts';
import type { ApiError, Json } from './call.ts';
import { type FailureRows, failing } from './fail.ts';
import type { Violation } from './violation.ts';

type Wording = (violations: readonly Violation[]) => ApiError;

/** IAM User Guide and recorded answers; where AWS publishes no text the wording is ours. */
const failures = {
  'validation.errors': { code: 'ValidationError', status: 400, text: '{Text}' },
  'validation.name-charset': {
    code: 'ValidationError',
    status: 400,
    text: 'The specified value for {member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  },
  'validation.path': {
    code: 'ValidationError',
    status: 400,
    text: 'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  },
  /** AWS answers this code for it; the text is ours. */
  'validation.duration-min': {
    code: 'ParamValidation',
    status: 400,
    text: 'The requested MaxSessionDuration is below the minimum of {bound} seconds.',
  },
  /** The code is AWS's; the text is ours. */
  'query.bad-type': {
    code: 'MalformedInput',
    status: 400,
    text: "The value at '{path}' is not of the type that it should be.",
  },
  'ec2.missing': { code: 'MissingParameter', status: 400, text: 'The request must contain the parameter {member}' },
  'ec2.invalid': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({value}) for parameter {member} is invalid.',
  },
  /** The code is AWS's; the text is ours. */
  's3.invalid': { code: 'InvalidArgument', status: 400, text: 'Invalid Argument: {member}' },
  /** Recorded texts; the text of a length or pattern is ours. */
  'organizations.required': {
    code: 'InvalidInputException',
    status: 400,
    text: 'You must provide a value for the parameter.',
    detail: { Reason: 'INPUT_REQUIRED' },
  },
  'organizations.policy-type': {
    code: 'InvalidInputException',
    status: 400,
    text: 'You specified an invalid policy type.',
    detail: { Reason: 'INVALID_ENUM_POLICY_TYPE' },
  },
  'organizations.invalid': {
    code: 'InvalidInputException',
    status: 400,
    text: 'You provided a value that does not match the required pattern.',
    detail: { Reason: '{reason}' },
  },
  'json.errors': { code: 'ValidationException', status: 400, text: '{Text}' },
} as const satisfies FailureRows;

const fail = failing(failures);

/** At most so many violations are spelled out. */
const spelledOut = 10;

/** How a service words broken constraints. */
export function wordingOf(model: ServiceModel): Wording {
  return wordings[model.service] ?? inJson;
}

const inQuery =
  (withValue: ReadonlySet<Violation['kind']>): Wording =>
  (violations) => {
    const [first] = violations;
    const mistyped = violations.find(({ kind }) => kind === 'type');
    if (mistyped) return fail('query.bad-type', { path: mistyped.path }).error;
    const special = first && violations.length === 1 ? alone.find(({ applies }) => applies(first)) : undefined;
    if (special && first) return fail(special.id, { member: first.path, bound: first.bound ?? '' }).error;
    return fail('validation.errors', { Text: detected(violations, withValue) }).error;
  };

/** Texts of their own that IAM has for a lone violation. */
const alone: readonly {
  readonly id: 'validation.path' | 'validation.name-charset' | 'validation.duration-min';
  readonly applies: (violation: Violation) => boolean;
}[] = [
  { id: 'validation.path', applies: ({ kind, shape }) => kind === 'pattern' && shape === 'pathType' },
  {
    id: 'validation.name-charset',
    applies: ({ kind, shape }) => kind === 'pattern' && namedShapes.has(shape ?? ''),
  },
  {
    id: 'validation.duration-min',
    applies: ({ kind, shape }) => kind === 'rangeMin' && shape === 'roleMaxSessionDurationType',
  },
];

const namedShapes = new Set([
  'userNameType',
  'existingUserNameType',
  'groupNameType',
  'roleNameType',
  'policyNameType',
  'instanceProfileNameType',
]);

function detected(violations: readonly Violation[], withValue: ReadonlySet<Violation['kind']>): string {
  const count = violations.length;
  const texts = violations.slice(0, spelledOut).map((violation) => {
    const shown = withValue.has(violation.kind) && !violation.sensitive;
    const value = shown ? `Value '${printed(violation.value)}' at` : 'Value at';
    return `${value} '${violation.path}' failed to satisfy constraint: ${constraint(violation)}`;
  });
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${texts.join('; ')}`;
}

function constraint({ kind, bound, of }: Violation): string {
  return kind === 'listMember' && of
    ? `Member must satisfy constraint: [${asked(of).join(', ')}]`
    : clause[kind](bound);
}

type Bound = Violation['bound'];

const clause: Readonly<Record<Violation['kind'], (bound: Bound) => string>> = {
  null: () => 'Member must not be null',
  type: () => 'Member must be of the right type',
  enum: () => 'Member must satisfy enum value set',
  pattern: (bound) => `Member must satisfy regular expression pattern: ${bound}`,
  lengthMax: (bound) => `Member must have length less than or equal to ${bound}`,
  lengthMin: (bound) => `Member must have length greater than or equal to ${bound}`,
  rangeMax: (bound) => `Member must have value less than or equal to ${bound}`,
  rangeMin: (bound) => `Member must have value greater than or equal to ${bound}`,
  listMember: () => 'Member must satisfy constraint: []',
};

function asked(shape: Shape): readonly string[] {
  const found: string[] = [];
  if (shape.max !== undefined) found.push(clause.lengthMax(shape.max));
  if (shape.min !== undefined) found.push(clause.lengthMin(shape.min));
  if (shape.pattern !== undefined) found.push(clause.pattern(shape.pattern));
  if (shape.enum) found.push(clause.enum(undefined));
  return found;
}

/** Values as AWS's messages print them: `[a, b]`, `{key=a, value=b}`. */
function printed(value: Json, depth = 0): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth > maximumDepth) return '';
  if (Array.isArray(value)) return `[${value.map((inner) => printed(inner, depth + 1)).join(', ')}]`;
  const members = Object.entries(value).map(([key, inner]) => `${key}=${printed(inner, depth + 1)}`);
  return `{${members.join(', ')}}`;
}

/** Levels of a value that a message prints. */
const maximumDepth = 8;

const lengths = ['lengthMax', 'lengthMin', 'rangeMax', 'rangeMin'] as const;

const inEc2: Wording = ([first]) => {
  if (!first || first.kind === 'null') return fail('ec2.missing', { member: first?.member ?? '' }).error;
  return fail('ec2.invalid', { member: first.member, value: printed(first.value) }).error;
};

const inS3: Wording = ([first]) => fail('s3.invalid', { member: first?.member ?? '' }).error;

const inJson: Wording = (violations) =>
  fail('json.errors', { Text: detected(violations, new Set([...lengths, 'pattern', 'enum'])) }).error;

const organizationReasons: Partial<Record<Violation['kind'], string>> = {
  lengthMax: 'MAX_LENGTH_EXCEEDED',
  lengthMin: 'MIN_LENGTH_EXCEEDED',
  rangeMax: 'MAX_VALUE_EXCEEDED',
  rangeMin: 'MIN_VALUE_EXCEEDED',
  enum: 'INVALID_ENUM',
  listMember: 'INVALID_LIST_MEMBER',
};

/** AWS Organizations tells one fault, with a reason from a list of its own. */
const inOrganizations: Wording = ([first]) => {
  if (!first || first.kind === 'null') return fail('organizations.required').error;
  if (first.kind === 'enum' && /PolicyType/i.test(first.shape ?? '')) return fail('organizations.policy-type').error;
  return fail('organizations.invalid', { reason: organizationReasons[first.kind] ?? 'INVALID_PATTERN' }).error;
};

const wordings: Readonly<Record<string, Wording>> = {
  iam: inQuery(new Set(lengths)),
  sts: inQuery(new Set([...lengths, 'pattern'])),
  ec2: inEc2,
  s3: inS3,
  organizations: inOrganizations,
};
