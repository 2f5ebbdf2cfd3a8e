import { coveredServices } from '../coveredActions.ts';
import { eachCondition } from '../eachStatement.ts';
import { entriesOf } from '../entries.ts';
import type { LintCheck, RawStatement } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';

const vpcServices =
  'apprunner discovery athena servicediscovery applicationinsights cloudformation comprehendmedical compute-optimizer ecr ecs kinesisanalytics route53 datasync ebs scheduler firehose medical-imaging healthlake omics iam iotfleetwise iotwireless kms lambda payment-cryptography polly acm-pca rbin rekognition servicequotas s3 storagegateway ssm-contacts textract transcribe transfer';
const ownerServices = `${vpcServices} dynamodb gamelift shield`;
const organizationServices = `${ownerServices} b2bi cognito-identity dms ds-data identitystore iottwinmaker cassandra network-firewall sms-voice pricing ses sqs workmail`;

const services = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Keys that some services carry only, with those services (IAM User Guide, reference_policies_condition-keys). */
const supported: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:sourcevpcarn', services(vpcServices)],
  ['aws:vpceaccount', services(ownerServices)],
  ['aws:vpceorgpaths', services(ownerServices)],
  ['aws:vpceorgid', services(organizationServices)],
]);

/** What of the statement's actions belongs to no service of the list; `NotAction` for a statement that leaves them open. */
function unsupportedPart(statement: RawStatement, list: ReadonlySet<string>): string | null {
  const actions = entriesOf(statement, 'Action');
  if (actions.length === 0) return entriesOf(statement, 'NotAction').length > 0 ? 'NotAction' : null;
  const outside = actions.find(({ text }) => coveredServices(text).some((service) => !list.has(service)));
  return outside?.text ?? null;
}

export const supportedServiceChecks: readonly LintCheck[] = [
  {
    code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
    severity: 'warning',
    kinds: actionKinds,
    check: eachCondition(({ key, lowerKey, path }, statement) => {
      const list = supported.get(lowerKey);
      const outside = list && unsupportedPart(statement, list);
      if (!outside) return null;
      return {
        path,
        message: `\`${outside}\` reaches services whose requests never carry \`${key}\``,
        advice: 'name actions of services that support the key',
      };
    }),
  },
];
