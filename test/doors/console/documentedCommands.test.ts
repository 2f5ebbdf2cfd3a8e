import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/account/validate.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import { fakePort, run } from './fakePort.ts';

const user = 'arn:aws:iam::111122223333:user/maya';
const role = 'arn:aws:iam::111122223333:role/deploy';
const policy = 'arn:aws:iam::111122223333:policy/read-logs';
const device = 'arn:aws:iam::111122223333:mfa/maya';
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

/** Command lines as tutorials write them; with `name=` the operation where it is not the command's own name. */
const lines = `
aws iam create-user --user-name maya
aws iam create-user --user-name maya --path /eng/ --permissions-boundary ${policy} --tags Key=team,Value=red 'Key=cost centre,Value="7 8"'
aws iam get-user
aws iam list-users --path-prefix /eng/ --query 'Users[?CreateDate>=\`2026-01-01\`].UserName' --output text
aws iam update-user --user-name maya --new-user-name maja
aws iam delete-user --user-name maya
aws iam tag-user --user-name maya --tags '[{"Key":"team","Value":"blue"}]'
aws iam untag-user --user-name maya --tag-keys team cost
aws iam list-user-tags --user-name maya
aws iam create-login-profile --user-name maya --password 'Corr3ct-horse!' --password-reset-required
aws iam update-login-profile --user-name maya --password '&}W[f*7cH0' --no-password-reset-required
aws iam change-password --old-password 'a$b"c' --new-password 'd\\e'
aws iam create-access-key --user-name maya
aws iam update-access-key --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive --user-name maya
aws iam get-access-key-last-used --access-key-id AKIAIOSFODNN7EXAMPLE
aws iam list-access-keys --user-name maya --output table
aws iam create-group --group-name Developers
aws iam add-user-to-group --user-name maya --group-name Developers
aws iam remove-user-from-group --user-name maya --group-name Developers
aws iam list-groups-for-user --user-name maya
aws iam get-group --group-name Developers
aws iam put-group-policy --group-name Developers --policy-name read --policy-document '${document}'
aws iam put-user-policy --user-name maya --policy-name read --policy-document file://policy.json
aws iam get-user-policy --user-name maya --policy-name read
aws iam delete-group-policy --group-name Developers --policy-name read
aws iam create-policy --policy-name read-logs --policy-document file://policy.json --description "Reads the logs of all services."
aws iam create-policy-version --policy-arn ${policy} --policy-document file://policy.json --set-as-default
aws iam set-default-policy-version --policy-arn ${policy} --version-id v2
aws iam delete-policy-version --policy-arn ${policy} --version-id v1
aws iam list-policies --scope Local --only-attached
aws iam list-entities-for-policy --policy-arn ${policy} --entity-filter Role --policy-usage-filter PermissionsBoundary
aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/job-function/ViewOnlyAccess
aws iam attach-role-policy --role-name deploy --policy-arn=${policy}
aws iam detach-group-policy --group-name Developers --policy-arn ${policy}
aws iam create-role --role-name deploy --assume-role-policy-document file://policy.json --max-session-duration 7200
aws iam update-assume-role-policy --role-name deploy --policy-document file://policy.json
aws iam update-role --role-name deploy --description 'Deploys, nothing else' --max-session-duration 3600
aws iam put-role-permissions-boundary --permissions-boundary ${policy} --role-name deploy
aws iam delete-role-permissions-boundary --role-name deploy
aws iam create-instance-profile --instance-profile-name web
aws iam add-role-to-instance-profile --role-name deploy --instance-profile-name web
aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com
aws iam create-virtual-mfa-device --virtual-mfa-device-name maya --outfile seed.txt --bootstrap-method Base32StringSeed
aws iam enable-mfa-device --user-name maya --serial-number ${device} --authentication-code1 123456 --authentication-code2 789012
aws iam deactivate-mfa-device --user-name maya --serial-number ${device}
aws iam list-virtual-mfa-devices --assignment-status Unassigned
aws iam update-account-password-policy --minimum-password-length 14 --require-numbers --require-symbols --no-hard-expiry --password-reuse-prevention 24
aws iam create-account-alias --account-alias larkspur
aws iam get-account-summary
aws iam get-account-authorization-details --filter User Group LocalManagedPolicy
aws iam generate-credential-report
aws iam simulate-principal-policy --policy-source-arn ${user} --action-names ec2:StartInstances s3:GetObject --resource-arns arn:aws:s3:::logs/a
aws iam simulate-custom-policy --policy-input-list file://policy.json --action-names s3:GetObject --context-entries 'ContextKeyName="aws:MultiFactorAuthPresent",ContextKeyType=boolean,ContextKeyValues=true'
aws iam generate-service-last-accessed-details --arn ${role} --granularity ACTION_LEVEL
aws sts get-caller-identity
aws sts assume-role --role-arn ${role} --role-session-name maya
aws sts assume-role --role-arn ${role} --role-session-name maya --duration-seconds 900 --external-id 12345 --serial-number ${device} --token-code 123456
aws sts assume-role --role-arn ${role} --role-session-name maya --tags Key=Project,Value=x Key=Stage,Value=y --transitive-tag-keys Project --source-identity maya
aws sts assume-role --role-arn ${role} --role-session-name maya --policy-arns arn=${policy} --policy '${document}'
aws sts get-session-token --duration-seconds 3600 --serial-number ${device} --token-code 123456
aws sts get-federation-token --name Bob --policy file://policy.json --duration-seconds 3600
aws sts decode-authorization-message --encoded-message abc
aws sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE
aws ec2 describe-instances --filters Name=tag:env,Values=dev,test Name=instance-state-name,Values=running
aws ec2 describe-instances --instance-ids i-0123456789abcdef0 i-0123456789abcdef1 --query 'Reservations[*].Instances[*].{Id:InstanceId,Type:InstanceType}'
aws ec2 run-instances --image-id ami-0abcdef1234567890 --count 1 --instance-type t3.micro --iam-instance-profile Name=web --subnet-id subnet-0a1 --tag-specifications 'ResourceType=instance,Tags=[{Key=env,Value=dev}]' 'ResourceType=volume,Tags=[{Key=env,Value=dev}]'
aws ec2 run-instances --image-id ami-0abcdef1234567890 --instance-type t3.micro --associate-public-ip-address --security-group-ids sg-1 sg-2
aws ec2 start-instances --instance-ids i-0123456789abcdef0
aws ec2 stop-instances --instance-ids i-0123456789abcdef0 --dry-run
aws ec2 terminate-instances --instance-ids i-0123456789abcdef0
aws ec2 create-tags --resources i-0123456789abcdef0 --tags Key=env,Value=prod 'Key="[Group]",Value=test'
aws ec2 delete-tags --resources i-0123456789abcdef0 --tags Key=env
aws ec2 associate-iam-instance-profile --instance-id i-0123456789abcdef0 --iam-instance-profile Name=web
aws ec2 modify-instance-attribute --instance-id i-0123456789abcdef0 --instance-type '{"Value": "m5.large"}'
aws s3api list-buckets --query 'Buckets[].Name'
aws s3api create-bucket --bucket larkspur-logs --create-bucket-configuration LocationConstraint=eu-west-1
aws s3api put-object --bucket larkspur-logs --key 2026/a.txt --body policy.json --tagging 'team=red&stage=dev'
aws s3api get-object --bucket larkspur-logs --key 2026/a.txt out.txt
aws s3api head-object --bucket larkspur-logs --key 2026/a.txt
aws s3api list-objects-v2 --bucket larkspur-logs --prefix 2026/ --max-items 10
aws s3api delete-object --bucket larkspur-logs --key 2026/a.txt
aws s3api put-bucket-policy --bucket larkspur-logs --policy file://policy.json
aws s3api get-bucket-policy --bucket larkspur-logs --query Policy --output text
aws s3api put-bucket-tagging --bucket larkspur-logs --tagging 'TagSet=[{Key=organization,Value=marketing}]'
aws organizations list-policies --filter SERVICE_CONTROL_POLICY
aws organizations create-policy --name deny --description "Denies" --type SERVICE_CONTROL_POLICY --content file://policy.json
aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json
`
  .trim()
  .split('\n');

const port = fakePort(undefined, { 'policy.json': document });

describe('a documented command line', () => {
  it.each(lines)('%s', (line) => {
    const [, command = '', name = ''] = /^aws (\S+) (\S+)/.exec(line) ?? [];
    const { calls, stderr } = run(line, port);
    expect(stderr).toBe('');
    const [call] = calls;
    expect(call?.service).toBe(command === 's3api' ? 's3' : command);
    expect(call?.operation.toLowerCase()).toBe(name.replaceAll('-', ''));
    const model = serviceModel(call?.service ?? '');
    const operation = model?.operations[call?.operation ?? ''];
    if (!model || !operation || !call) throw new Error(`no model of ${line}`);
    expect(validate(model, operation, call.input)).toBeNull();
  });

  it('is one of at least eighty', () => {
    expect(lines.length).toBeGreaterThanOrEqual(80);
  });
});
