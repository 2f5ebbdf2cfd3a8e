import { type FailureRows, failing } from '../fail.ts';

/** Failures of Amazon EC2: EC2 API Reference, errors-overview; texts as AWS words them or, where marked, ours. */
const ec2Failures = {
  'ec2.dry-run': {
    code: 'DryRunOperation',
    status: 412,
    text: 'Request would have succeeded, but DryRun flag is set.',
  },
  'ec2.missing': { code: 'MissingParameter', status: 400, text: 'The request must contain the parameter {Member}' },
  'ec2.no-instance': { code: 'InvalidInstanceID.NotFound', status: 400, text: "The instance ID '{Id}' does not exist" },
  'ec2.no-instances': {
    code: 'InvalidInstanceID.NotFound',
    status: 400,
    text: "The instance IDs '{Ids}' do not exist",
  },
  'ec2.bad-instance': { code: 'InvalidInstanceID.Malformed', status: 400, text: 'Invalid id: "{Id}"' },
  'ec2.bad-image': { code: 'InvalidAMIID.Malformed', status: 400, text: 'Invalid id: "{Id}"' },
  'ec2.no-image': { code: 'InvalidAMIID.NotFound', status: 400, text: "The image id '[{Id}]' does not exist" },
  'ec2.no-subnet': { code: 'InvalidSubnetID.NotFound', status: 400, text: "The subnet ID '{Id}' does not exist" },
  'ec2.no-default-subnet': { code: 'VPCIdNotSpecified', status: 400, text: 'No default VPC for this user' },
  'ec2.no-vpc': { code: 'InvalidVpcID.NotFound', status: 400, text: "The vpc ID '{Id}' does not exist" },
  'ec2.region': { code: 'InvalidParameterValue', status: 400, text: 'Invalid region provided: {Name}' },
  'ec2.no-group': { code: 'InvalidGroup.NotFound', status: 400, text: "The security group '{Id}' does not exist" },
  'ec2.no-key-pair': { code: 'InvalidKeyPair.NotFound', status: 400, text: "The key pair '{Name}' does not exist" },
  'ec2.no-id': { code: 'InvalidID', status: 400, text: "The ID '{Id}' is not valid" },
  'ec2.no-profile': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({Value}) for parameter {Parameter} is invalid. Invalid IAM Instance Profile name',
  },
  'ec2.profile-arn': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({Value}) for parameter {Parameter} is invalid. Invalid IAM Instance Profile ARN',
  },
  'ec2.no-association': {
    code: 'NoSuchAssociation',
    status: 400,
    text: "An invalid association-id of '{Id}' was given",
  },
  'ec2.associated': {
    code: 'IncorrectState',
    status: 400,
    text: 'There is an existing association for instance {Id}',
  },
  'ec2.state': {
    code: 'IncorrectInstanceState',
    status: 400,
    text: "This instance '{Id}' is not in a state from which it can be {Done}.",
  },
  'ec2.not-stopped': {
    code: 'IncorrectInstanceState',
    status: 400,
    text: "The instance '{Id}' is not in the 'stopped' state.",
  },
  'ec2.protected': {
    code: 'OperationNotPermitted',
    status: 400,
    text: "The instance '{Id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
  },
  'ec2.tag-key': {
    code: 'InvalidParameterValue',
    status: 400,
    text: "Value ( {Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
  },
  /** Our text. */
  'ec2.tag-twice': { code: 'InvalidParameterValue', status: 400, text: "Duplicate tag key '{Key}' specified." },
  /** Our text. */
  'ec2.tag-limit': {
    code: 'TagLimitExceeded',
    status: 400,
    text: 'The resource {Id} would have more than {Max} tags.',
  },
  /** Our text. */
  'ec2.token': { code: 'InvalidNextToken', status: 400, text: 'The token is not valid for this request.' },
  'ec2.filter': { code: 'InvalidParameterValue', status: 400, text: "The filter '{Name}' is invalid" },
  /** Our text. */
  'ec2.too-many': {
    code: 'InstanceLimitExceeded',
    status: 400,
    text: 'You have requested more instances ({Count}) than one launch of the sandbox allows ({Max}).',
  },
  'ec2.count': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({Count}) for parameter maxCount is invalid. Must be at least {Min}.',
  },
  'sandbox.attribute': {
    code: 'NotImplemented',
    status: 501,
    text: 'ec2:{Operation} of {Attribute} is not in the sandbox',
  },
} as const satisfies FailureRows;

export const fail = failing(ec2Failures);
