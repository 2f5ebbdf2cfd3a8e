import { expect, it } from 'vitest';
import { ServiceLab } from '../serviceLab.ts';

const lab = () =>
  new ServiceLab({
    instances: [{ id: 'i-0123456789abcdef0', image: 'ami-0123456789abcdef0', subnet: 'subnet-0123456789abcdef0' }],
    resources: [{ arn: 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0', tags: { Name: 'main' } }],
  });

it('an instance can be made to ask for a token before it gives credentials away', () => {
  const world = lab();
  const asked = world.ok('ec2:ModifyInstanceMetadataOptions', {
    InstanceId: 'i-0123456789abcdef0',
    HttpTokens: 'required',
  });
  expect(asked).toMatchObject({
    InstanceMetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
  });
  expect(world.ok('ec2:DescribeInstances')).toMatchObject({
    Reservations: [{ Instances: [{ MetadataOptions: { HttpTokens: 'required' } }] }],
  });
});

it('Regions and networks are described', () => {
  const world = lab();
  expect(world.ok('ec2:DescribeRegions', { RegionNames: ['eu-west-1'] })).toMatchObject({
    Regions: [{ Endpoint: 'ec2.eu-west-1.amazonaws.com' }],
  });
  expect(world.error('ec2:DescribeRegions', { RegionNames: ['mars-1'] })).toBe(
    'InvalidParameterValue: Invalid region provided: mars-1',
  );
  expect(world.ok('ec2:DescribeVpcs')).toMatchObject({ Vpcs: [{ VpcId: 'vpc-0123456789abcdef0' }] });
  expect(world.error('ec2:DescribeVpcs', { VpcIds: ['vpc-1'] })).toBe(
    "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist",
  );
});

it('a launch states subnet and groups with its network interface too', () => {
  const world = lab();
  const wanted = { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1 };
  const made = world.ok('ec2:RunInstances', {
    ...wanted,
    NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-0123456789abcdef0' }],
  });
  expect(made).toMatchObject({ Instances: [{ SubnetId: 'subnet-0123456789abcdef0' }] });
  expect(
    world.failure('ec2:RunInstances', { ...wanted, NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-1'] }] }).code,
  ).toBe('InvalidGroup.NotFound');
});
