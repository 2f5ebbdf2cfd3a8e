import type { Operations } from '../operation.ts';
import {
  describeImages,
  describeInstances,
  describeSecurityGroups,
  describeSubnets,
  describeTags,
  describeVpcs,
} from './describe.ts';
import { describeInstanceAttribute, modifyInstanceAttribute } from './instanceAttribute.ts';
import { rebootInstances, startInstances, stopInstances, terminateInstances } from './instanceStates.ts';
import { modifyInstanceMetadataOptions } from './metadataOptions.ts';
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
  replaceIamInstanceProfileAssociation,
} from './profiles.ts';
import { describeRegions } from './regions.ts';
import { runInstances } from './runInstances.ts';
import { createTags, deleteTags } from './tags.ts';

/** Operations of Amazon EC2 that the sandbox carries out. */
export const ec2Operations: Operations = {
  AssociateIamInstanceProfile: associateIamInstanceProfile,
  CreateTags: createTags,
  DeleteTags: deleteTags,
  DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstances: describeInstances,
  DescribeRegions: describeRegions,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcs: describeVpcs,
  DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  RebootInstances: rebootInstances,
  ReplaceIamInstanceProfileAssociation: replaceIamInstanceProfileAssociation,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
};
