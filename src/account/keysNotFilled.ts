/** Global keys that come with the permissions of a call, each with the circumstances. */
export const keysOfCalls: Readonly<Record<string, string>> = {
  'aws:RequestTag/': 'for each tag that the call sets',
  'aws:TagKeys': 'where the call sets or takes away tags',
  'aws:CalledVia': 'where a service goes on with the permissions of its caller',
  'aws:CalledViaFirst': 'where a service goes on with the permissions of its caller',
  'aws:CalledViaLast': 'where a service goes on with the permissions of its caller',
  'aws:SourceArn': 'where a service calls for a resource',
  'aws:SourceAccount': 'where a service calls for a resource',
};

const noEndpoint = 'requests of the sandbox reach AWS through no VPC endpoint, unless a question states one';
const noCode = 'nothing of the sandbox runs code with the credentials of this service';

/** Global keys that no request of the sandbox has, each with the reason. */
export const keysNeverFilled: Readonly<Record<string, string>> = {
  'aws:SourceVpc': noEndpoint,
  'aws:SourceVpcArn': noEndpoint,
  'aws:SourceVpce': noEndpoint,
  'aws:VpcSourceIp': noEndpoint,
  'aws:VpceAccount': noEndpoint,
  'aws:VpceOrgID': noEndpoint,
  'aws:VpceOrgPaths': noEndpoint,
  'aws:Ec2InstanceSourceVpc': 'instances of the sandbox have a subnet and no VPC',
  'aws:Ec2InstanceSourcePrivateIPv4': 'instances of the sandbox have no addresses',
  'aws:PrincipalServiceNamesList': 'the further names of a service are not published in one place',
  'aws:SourceOwner': 'an older form of aws:SourceAccount, used by a few notifications',
  'aws:ChatbotSourceArn': 'nobody calls from a chat',
  'aws:referer': 'nobody calls from a web page',
  'aws:CalledViaAWSMCP': 'nobody calls through an MCP server',
  'aws:ViaAWSMCPService': 'nobody calls through an MCP server',
  'aws:IsMcpServiceAction': 'nobody calls through an MCP server',
  'glue:RoleAssumedBy': noCode,
  'glue:CredentialIssuingService': noCode,
  'lambda:SourceFunctionArn': noCode,
  'ssm:SourceInstanceArn': noCode,
  'identitystore:UserId': 'sessions carry no identity context of IAM Identity Center',
};
