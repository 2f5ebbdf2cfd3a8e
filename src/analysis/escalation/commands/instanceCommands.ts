/** Commands on instances, containers and what manages them, by action. `[…]` only where its values are known. */
export const instanceCommands: Readonly<Record<string, string>> = {
  'ec2:RunInstances':
    'aws ec2 run-instances --image-id {image} --instance-type t3.micro[ --subnet-id {subnet}] --iam-instance-profile Name={profile} --user-data file://take-credentials.sh',
  'ec2:RequestSpotInstances': 'aws ec2 request-spot-instances --launch-specification file://privileged-instance.json',
  'ec2:AssociateIamInstanceProfile':
    'aws ec2 associate-iam-instance-profile --instance-id {hostName} --iam-instance-profile Name={profile}',
  'autoscaling:CreateLaunchConfiguration':
    'aws autoscaling create-launch-configuration --launch-configuration-name {made} --image-id {image} --instance-type t3.micro --iam-instance-profile {profile} --user-data file://take-credentials.sh',
  'autoscaling:CreateAutoScalingGroup':
    'aws autoscaling create-auto-scaling-group --auto-scaling-group-name {made} --launch-configuration-name some-launch-configuration --min-size 1 --max-size 1 --availability-zones {region}a',
  'autoscaling:UpdateAutoScalingGroup':
    'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {hostName} --launch-configuration-name some-launch-configuration --desired-capacity 1',
  'ec2:CreateLaunchTemplate':
    'aws ec2 create-launch-template --launch-template-name escalation --launch-template-data file://privileged-instance.json',
  'ec2:CreateLaunchTemplateVersion':
    'aws ec2 create-launch-template-version --launch-template-id {hostName} --source-version 1 --launch-template-data file://take-credentials.json',
  'ec2:ModifyLaunchTemplate': 'aws ec2 modify-launch-template --launch-template-id {hostName} --default-version 2',
  'ec2:StopInstances': 'aws ec2 stop-instances --instance-ids {hostName}',
  'ec2:ModifyInstanceAttribute':
    'aws ec2 modify-instance-attribute --instance-id {hostName} --user-data Value=dGFrZSBjcmVkZW50aWFscw==',
  'ec2:StartInstances': 'aws ec2 start-instances --instance-ids {hostName}',
  'ec2:DescribeInstances': 'aws ec2 describe-instances',
  'ec2-instance-connect:SendSSHPublicKey':
    'aws ec2-instance-connect send-ssh-public-key --instance-id {hostName} --instance-os-user ec2-user --ssh-public-key file://my-key.pub',
  'ssm:StartSession': 'aws ssm start-session --target {hostName}',
  'ssm:SendCommand':
    'aws ssm send-command --document-name AWS-RunShellScript --instance-ids {hostName} --parameters commands=take-credentials',
  'ecs:CreateCluster': 'aws ecs create-cluster --cluster-name {made}',
  'ecs:RegisterTaskDefinition':
    'aws ecs register-task-definition --family {made} --task-role-arn {roleArn} --container-definitions file://take-credentials.json',
  'ecs:CreateService':
    'aws ecs create-service --service-name {made} --cluster escalation --task-definition escalation --desired-count 1',
  'ecs:RunTask':
    'aws ecs run-task --cluster escalation --task-definition {taskDefinition} --overrides taskRoleArn={roleArn}',
  'ecs:StartTask':
    'aws ecs start-task --cluster escalation --task-definition {taskDefinition} --container-instances some-instance --overrides taskRoleArn={roleArn}',
  'ecs:RegisterContainerInstance':
    'aws ecs register-container-instance --cluster escalation --instance-identity-document file://identity.json',
  'ecs:DeregisterContainerInstance':
    'aws ecs deregister-container-instance --cluster escalation --container-instance some-instance',
  'ecs:DescribeTasks': 'aws ecs describe-tasks --tasks {hostName}',
  'ecs:ExecuteCommand': 'aws ecs execute-command --task {hostName} --interactive --command /bin/sh',
  'codedeploy:GetDeploymentConfig':
    'aws deploy get-deployment-config --deployment-config-name CodeDeployDefault.AllAtOnce',
  'codedeploy:RegisterApplicationRevision':
    'aws deploy register-application-revision --application-name {hostName} --revision file://take-credentials.json',
  'codedeploy:CreateDeployment':
    'aws deploy create-deployment --application-name {hostName} --revision file://take-credentials.json',
  'batch:CreateComputeEnvironment':
    'aws batch create-compute-environment --compute-environment-name {made} --type MANAGED --compute-resources file://fargate.json',
  'batch:CreateJobQueue':
    'aws batch create-job-queue --job-queue-name {made} --priority 1 --compute-environment-order order=1,computeEnvironment=escalation',
  'batch:RegisterJobDefinition':
    'aws batch register-job-definition --job-definition-name {made} --type container --container-properties image=public.ecr.aws/aws-cli/aws-cli,jobRoleArn={roleArn}',
  'batch:SubmitJob':
    'aws batch submit-job --job-name escalation --job-queue some-queue --job-definition {jobDefinition}',
  'apprunner:CreateService':
    'aws apprunner create-service --service-name {made} --source-configuration file://image.json --instance-configuration InstanceRoleArn={roleArn}',
  'apprunner:UpdateService':
    'aws apprunner update-service --service-arn {host} --source-configuration file://image.json',
};
