/** Commands on notebooks, agents and other services that run as a role, by action. */
export const serviceCommands: Readonly<Record<string, string>> = {
  'sagemaker:CreateNotebookInstance':
    'aws sagemaker create-notebook-instance --notebook-instance-name {made} --instance-type ml.t3.medium --role-arn {roleArn}',
  'sagemaker:CreateTrainingJob':
    'aws sagemaker create-training-job --training-job-name {made} --role-arn {roleArn} --cli-input-json file://take-credentials.json',
  'sagemaker:CreateProcessingJob':
    'aws sagemaker create-processing-job --processing-job-name {made} --role-arn {roleArn} --cli-input-json file://take-credentials.json',
  'sagemaker:CreatePresignedNotebookInstanceUrl':
    'aws sagemaker create-presigned-notebook-instance-url --notebook-instance-name {hostName}',
  'sagemaker:CreateNotebookInstanceLifecycleConfig':
    'aws sagemaker create-notebook-instance-lifecycle-config --notebook-instance-lifecycle-config-name {made} --on-start Content=dGFrZSBjcmVkZW50aWFscw==',
  'sagemaker:StopNotebookInstance': 'aws sagemaker stop-notebook-instance --notebook-instance-name {hostName}',
  'sagemaker:UpdateNotebookInstance':
    'aws sagemaker update-notebook-instance --notebook-instance-name {hostName} --lifecycle-config-name escalation',
  'sagemaker:StartNotebookInstance': 'aws sagemaker start-notebook-instance --notebook-instance-name {hostName}',
  'bedrock-agentcore:CreateCodeInterpreter':
    'aws bedrock-agentcore-control create-code-interpreter --name escalation --execution-role-arn {roleArn} --network-configuration networkMode=PUBLIC',
  'bedrock-agentcore:StartCodeInterpreterSession':
    'aws bedrock-agentcore start-code-interpreter-session --code-interpreter-identifier {tool}',
  'bedrock-agentcore:InvokeCodeInterpreter':
    'aws bedrock-agentcore invoke-code-interpreter --code-interpreter-identifier {tool} --name executeCommand --arguments command=take-credentials',
  'bedrock-agentcore:CreateAgentRuntime':
    'aws bedrock-agentcore-control create-agent-runtime --agent-runtime-name escalation --role-arn {roleArn} --agent-runtime-artifact file://image.json --network-configuration networkMode=PUBLIC',
  'bedrock-agentcore:CreateAgentRuntimeEndpoint':
    'aws bedrock-agentcore-control create-agent-runtime-endpoint --agent-runtime-id escalation --name escalation',
  'bedrock-agentcore:CreateWorkloadIdentity':
    'aws bedrock-agentcore-control create-workload-identity --name escalation',
  'bedrock-agentcore:GetAgentRuntime': 'aws bedrock-agentcore-control get-agent-runtime --agent-runtime-id escalation',
  'bedrock-agentcore:InvokeAgentRuntimeCommand':
    'aws bedrock-agentcore invoke-agent-runtime-command --agent-runtime-arn {tool} --body file://take-credentials.json',
  'bedrock-agentcore:CreateHarness':
    'aws bedrock-agentcore-control create-harness --harness-name escalation --execution-role-arn {roleArn}',
  'bedrock-agentcore:CreateBrowser':
    'aws bedrock-agentcore-control create-browser --name escalation --execution-role-arn {roleArn} --network-configuration networkMode=PUBLIC',
  'bedrock-agentcore:StartBrowserSession': 'aws bedrock-agentcore start-browser-session --browser-identifier {tool}',
  'braket:CreateJob':
    'aws braket create-job --job-name {made} --role-arn {roleArn} --cli-input-json file://take-credentials.json',
  'elasticmapreduce:RunJobFlow':
    'aws emr create-cluster --name escalation --release-label emr-7.9.0 --use-default-roles --ec2-attributes InstanceProfile={profile} --steps file://take-credentials.json',
  'emr-serverless:CreateApplication':
    'aws emr-serverless create-application --name escalation --type SPARK --release-label emr-7.9.0',
  'emr-serverless:StartJobRun':
    'aws emr-serverless start-job-run --application-id {made} --execution-role-arn {roleArn} --job-driver file://take-credentials.json',
  'gamelift:CreateBuild':
    'aws gamelift create-build --name escalation --build-version 1 --operating-system AMAZON_LINUX_2023',
  'gamelift:RequestUploadCredentials': 'aws gamelift request-upload-credentials --build-id {made}',
  'gamelift:CreateFleet':
    'aws gamelift create-fleet --name escalation --build-id some-build --ec2-instance-type c5.large --instance-role-arn {roleArn} --runtime-configuration file://take-credentials.json',
  'imagebuilder:CreateComponent':
    'aws imagebuilder create-component --name {made} --semantic-version 1.0.0 --platform Linux --data file://take-credentials.yml',
  'imagebuilder:CreateImageRecipe':
    'aws imagebuilder create-image-recipe --name {made} --semantic-version 1.0.0 --parent-image {image} --components file://component.json',
  'imagebuilder:CreateInfrastructureConfiguration':
    'aws imagebuilder create-infrastructure-configuration --name {made} --instance-profile-name {profile}',
  'imagebuilder:CreateImage':
    'aws imagebuilder create-image --image-recipe-arn some-recipe --infrastructure-configuration-arn some-configuration',
  'kinesisanalytics:CreateApplication':
    'aws kinesisanalyticsv2 create-application --application-name escalation --runtime-environment FLINK-1_20 --service-execution-role {roleArn} --application-configuration file://take-credentials.json',
  'kinesisanalytics:StartApplication': 'aws kinesisanalyticsv2 start-application --application-name {made}',
  's3:GetObject': 'aws s3api get-object --bucket {bucket} --key {objectKey} definition.zip',
  'omics:CreateWorkflow': 'aws omics create-workflow --name escalation --definition-zip fileb://take-credentials.zip',
  'omics:StartRun': 'aws omics start-run --workflow-id some-workflow --role-arn {roleArn} --output-uri s3://my-bucket/',
  'codestar:CreateProject':
    'aws codestar create-project --name escalation --id escalation --toolchain file://toolchain.json',
  'codestar:AssociateTeamMember':
    'aws codestar associate-team-member --project-id {made} --user-arn {myArn} --project-role Owner',
};
