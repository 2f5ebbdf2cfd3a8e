import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import type { Argument } from './argument.ts';
import { membersOf, shapeNamed } from './modelShape.ts';
import type { OperationCommand } from './operationArguments.ts';

const account = '111122223333';

/** What a person would type, by input member. */
const usual: Readonly<Record<string, string>> = {
  AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  AccountAlias: 'larkspur',
  AccountId: account,
  ActionNames: 's3:GetObject',
  AssumeRolePolicyDocument: 'file://trust.json',
  AuthenticationCode1: '123456',
  AuthenticationCode2: '654321',
  AWSServiceName: 'elasticbeanstalk.amazonaws.com',
  Bucket: 'larkspur-logs',
  CertificateBody: 'file://certificate.pem',
  CodeSigningPolicy: 'file://policy.json',
  Content: 'file://policy.json',
  EncodedMessage: 'file://message.txt',
  GroupName: 'Developers',
  InstanceId: 'i-0123456789abcdef0',
  InstanceIds: 'i-0123456789abcdef0',
  InstanceProfileName: 'web',
  Key: 'reports/2026.txt',
  NewPassword: "'Tr0ub4dor&3'",
  OldPassword: "'Corr3ct-horse'",
  Password: "'Corr3ct-horse'",
  PermissionsBoundary: `arn:aws:iam::${account}:policy/boundary`,
  Policy: 'file://policy.json',
  PolicyArn: `arn:aws:iam::${account}:policy/read-logs`,
  PolicyDocument: 'file://policy.json',
  PolicyInputList: 'file://policy.json',
  PolicyName: 'read-logs',
  PolicySourceArn: `arn:aws:iam::${account}:user/maya`,
  PrivateKey: 'file://key.pem',
  RoleArn: `arn:aws:iam::${account}:role/deploy`,
  RoleName: 'deploy',
  RoleSessionName: 'maya',
  SAMLAssertion: 'file://assertion.txt',
  SAMLMetadataDocument: 'file://metadata.xml',
  SAMLProviderArn: `arn:aws:iam::${account}:saml-provider/larkspur`,
  SerialNumber: `arn:aws:iam::${account}:mfa/maya`,
  SSHPublicKeyBody: 'file://key.pub',
  UserName: 'maya',
  VersionId: 'v1',
  VirtualMFADeviceName: 'maya',
  WebIdentityToken: 'file://token.jwt',
};

const quoted = (text: string): string => (/^[\w./:@=,+-]+$/.test(text) ? text : `'${text}'`);

/** Some text that the shape takes. */
function textOf(shape: Shape, name: string): string {
  if (shape.enum?.[0] !== undefined) return shape.enum[0];
  const least = shape.min ?? 0;
  return `my-${name.toLowerCase()}`.padEnd(least, '0');
}

function shorthand(model: ServiceModel, shape: Shape, depth: number): string | null {
  const required = membersOf(shape).filter(([name]) => shape.required?.includes(name) ?? false);
  const chosen = required.length > 0 ? required : membersOf(shape).slice(0, 1);
  const parts = chosen.map(([name, of]) => {
    const value = shapeNamed(model, of.shape);
    const text = scalar(value, name) ?? (depth > 0 ? null : nested(model, value));
    return text === null ? null : `${name}=${text}`;
  });
  return parts.includes(null) ? null : parts.join(',');
}

/** A list of texts within a structure. */
function nested(model: ServiceModel, shape: Shape): string | null {
  const element = shape.type === 'list' ? shapeNamed(model, shape.member?.shape ?? '') : null;
  return element && scalar(element, 'value');
}

function scalar(shape: Shape, name: string): string | null {
  if (shape.type === 'string') return textOf(shape, name);
  if (shape.type === 'integer' || shape.type === 'long') return String(Math.max(1, shape.min ?? 1));
  if (shape.type === 'boolean') return 'true';
  if (shape.type === 'timestamp') return '2026-11-24T09:00:00Z';
  return null;
}

const takesText = (model: ServiceModel, shape: Shape): boolean =>
  shape.type === 'string' || (shape.type === 'list' && shapeNamed(model, shape.member?.shape ?? '').type === 'string');

/** A value for an option; what is too deep to type comes from a file. */
function exampleValue({ model }: OperationCommand, { member, shape, name, choices }: Argument): string {
  const known = usual[member ?? ''];
  if (known !== undefined && (shape === null || takesText(model, shape))) return known;
  if (choices?.[0] !== undefined) return choices[0];
  if (!shape) return name === 'outfile' ? 'seed.txt' : '1';
  const flat = scalar(shape, member ?? name);
  if (flat !== null) return quoted(flat);
  if (shape.type === 'blob') return 'fileb://data.bin';
  const inner = shape.type === 'list' ? shapeNamed(model, shape.member?.shape ?? '') : shape;
  const text = scalar(inner, member ?? name) ?? (inner.type === 'structure' ? shorthand(model, inner, 0) : null);
  return text === null ? `file://${name}.json` : quoted(text);
}

/** Options that the operation needs, one of each pair; the table marks no flag as required. */
function requiredArguments({ arguments: all, model, operation }: OperationCommand): readonly Argument[] {
  const needed = operation.input ? (shapeNamed(model, operation.input.shape).required ?? []) : [];
  return all.filter(({ key, hidden, required, member }, at) => {
    const wanted = required || needed.includes(member ?? '');
    return wanted && !hidden && all.findIndex((other) => other.key === key) === at;
  });
}

/** The shortest command line that the operation takes: its required options with plausible values. */
export function exampleLine(command: OperationCommand): string {
  const options = requiredArguments(command).map((argument) =>
    argument.takes === 'none' ? `--${argument.name}` : `--${argument.name} ${exampleValue(command, argument)}`,
  );
  return ['aws', command.command, command.name, ...options, ...command.positionals.map(() => 'out.txt')].join(' ');
}
