/** The role that a service keeps in an account. */
export interface ServiceLinkedRole {
  /** Service principal without `.amazonaws.com`. */
  readonly service: string;
  readonly role: string;
  /** Its one managed policy, of AWS's path `aws-service-role/`. */
  readonly policy: string;
  /** True where several roles may exist, told apart by a suffix. */
  readonly suffix: boolean;
}

const linked = (service: string, name: string, policy: string, suffix = false): ServiceLinkedRole => ({
  service,
  role: `AWSServiceRoleFor${name}`,
  policy,
  suffix,
});

/** Names as each service's user guide gives them (IAM User Guide, reference_aws-services-that-work-with-iam). */
export const serviceLinkedServices: readonly ServiceLinkedRole[] = [
  linked('access-analyzer', 'AccessAnalyzer', 'AccessAnalyzerServiceRolePolicy'),
  linked('accountdiscovery.ssm', 'AmazonSSM_AccountDiscovery', 'AWSSystemsManagerAccountDiscoveryServicePolicy'),
  linked('acm', 'CertificateManager', 'CertificateManagerServiceRolePolicy'),
  linked('autoscaling-plans', 'AutoScalingPlans_EC2AutoScaling', 'AWSAutoScalingPlansEC2AutoScalingPolicy'),
  linked('autoscaling', 'AutoScaling', 'AutoScalingServiceRolePolicy', true),
  linked('backup', 'Backup', 'AWSBackupServiceLinkedRolePolicyForBackup'),
  linked('batch', 'Batch', 'BatchServiceRolePolicy'),
  linked('cks.kms', 'KeyManagementServiceCustomKeyStores', 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy'),
  linked('cloudtrail', 'CloudTrail', 'CloudTrailServiceRolePolicy'),
  linked('config', 'Config', 'AWSConfigServiceRolePolicy'),
  linked('connect', 'AmazonConnect', 'AmazonConnectServiceLinkedRolePolicy', true),
  linked('docdb-elastic', 'DocDB-Elastic', 'AmazonDocDB-ElasticServiceRolePolicy'),
  linked('ec2-instance-connect', 'Ec2InstanceConnect', 'Ec2InstanceConnectEndpoint'),
  linked(
    'ec2.application-autoscaling',
    'ApplicationAutoScaling_EC2SpotFleetRequest',
    'AWSApplicationAutoscalingEC2SpotFleetRequestPolicy',
  ),
  linked('ecr', 'ECRTemplate', 'ECRTemplateServiceRolePolicy'),
  linked('ecs', 'ECS', 'AmazonECSServiceRolePolicy'),
  linked('eks-fargate', 'AmazonEKSForFargate', 'AmazonEKSForFargateServiceRolePolicy'),
  linked('eks-nodegroup', 'AmazonEKSNodegroup', 'AWSServiceRoleForAmazonEKSNodegroup'),
  linked('eks', 'AmazonEKS', 'AmazonEKSServiceRolePolicy'),
  linked('elasticache', 'ElastiCache', 'ElastiCacheServiceRolePolicy'),
  linked('elasticbeanstalk', 'ElasticBeanstalk', 'AWSElasticBeanstalkServiceRolePolicy'),
  linked('elasticfilesystem', 'AmazonElasticFileSystem', 'AmazonElasticFileSystemServiceRolePolicy'),
  linked('elasticloadbalancing', 'ElasticLoadBalancing', 'AWSElasticLoadBalancingServiceRolePolicy'),
  linked('es', 'AmazonElasticsearchService', 'AmazonElasticsearchServiceRolePolicy'),
  linked('fis', 'FIS', 'AmazonFISServiceRolePolicy'),
  linked('grafana', 'AmazonGrafana', 'AmazonGrafanaServiceLinkedRolePolicy'),
  linked('guardduty', 'AmazonGuardDuty', 'AmazonGuardDutyServiceRolePolicy'),
  linked('imagebuilder', 'ImageBuilder', 'AWSServiceRoleForImageBuilder'),
  linked('inspector2', 'AmazonInspector2', 'AmazonInspector2ServiceRolePolicy'),
  linked('kafka', 'Kafka', 'KafkaServiceRolePolicy'),
  linked('lakeformation', 'LakeFormationDataAccess', 'LakeFormationDataAccessServiceRolePolicy'),
  linked('lexv2', 'LexV2Bots', 'AmazonLexV2BotPolicy', true),
  linked('lightsail', 'Lightsail', 'LightsailExportAccess'),
  linked('macie', 'AmazonMacie', 'AmazonMacieServiceRolePolicy'),
  linked('memorydb', 'MemoryDB', 'MemoryDBServiceRolePolicy'),
  linked('mq', 'AmazonMQ', 'AmazonMQServiceRolePolicy'),
  linked('mrk.kms', 'KeyManagementServiceMultiRegionKeys', 'AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy'),
  linked('observability.aoss', 'AmazonOpenSearchServerless', 'AmazonOpenSearchServerlessServiceRolePolicy'),
  linked('opensearchservice', 'AmazonOpenSearchService', 'AmazonOpenSearchServiceRolePolicy'),
  linked('ops.apigateway', 'APIGateway', 'APIGatewayServiceRolePolicy'),
  linked('organizations', 'Organizations', 'AWSOrganizationsServiceTrustPolicy'),
  linked('pullthroughcache.ecr', 'ECRPullThroughCache', 'AWSECRPullThroughCache_ServiceRolePolicy'),
  linked('ram', 'ResourceAccessManager', 'AWSResourceAccessManagerServiceRolePolicy'),
  linked('rds', 'RDS', 'AmazonRDSServiceRolePolicy'),
  linked('redshift', 'Redshift', 'AmazonRedshiftServiceLinkedRolePolicy'),
  linked('replication.ecr', 'ECRReplication', 'ECRReplicationServiceRolePolicy'),
  linked('replicator.lambda', 'LambdaReplicator', 'AWSLambdaReplicator'),
  linked('resource-explorer-2', 'ResourceExplorer', 'AWSResourceExplorerServiceRolePolicy'),
  linked('rolesanywhere', 'RolesAnywhere', 'AWSRolesAnywhereServicePolicy'),
  linked('securityhub', 'SecurityHub', 'AWSSecurityHubServiceRolePolicy'),
  linked('ses', 'AmazonSES', 'AmazonSESServiceRolePolicy'),
  linked('shield', 'AWSShield', 'AWSShieldServiceRolePolicy'),
  linked('spotfleet', 'EC2SpotFleet', 'AWSEC2SpotFleetServiceRolePolicy'),
  linked('spot', 'EC2Spot', 'AWSEC2SpotServiceRolePolicy'),
  linked('ssm-incidents', 'IncidentManager', 'AWSIncidentManagerServiceRolePolicy'),
  linked('ssm', 'AmazonSSM', 'AmazonSSMServiceRolePolicy'),
  linked('sso', 'SSO', 'AWSSSOServiceRolePolicy'),
  linked('support', 'Support', 'AWSSupportServiceRolePolicy'),
  linked('transitgateway', 'VPCTransitGateway', 'AWSVPCTransitGatewayServiceRolePolicy'),
  linked('trustedadvisor', 'TrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy'),
  linked('wafv2', 'WAFV2Logging', 'WAFV2LoggingServiceRolePolicy'),
];
