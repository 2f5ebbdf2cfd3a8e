import { eachCondition } from '../eachStatement.ts';
import type { LintCheck } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { mentions } from '../writtenConditions.ts';

/**
 * Keys whose value says little without another key: private addresses repeat from one VPC to the next (IAM User Guide,
 * reference_policies_condition-keys).
 */
const pairs: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpcArn', 'aws:SourceVpce']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);

const shown = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(' or ');

export const pairedKeyChecks: readonly LintCheck[] = [
  {
    code: 'MISSING_PAIRED_CONDITION_KEYS',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const companions = pairs.get(condition.lowerKey);
      if (!companions || condition.family === 'Null') return null;
      if (companions.some((key) => mentions(statement, key))) return null;
      return {
        path: condition.path,
        message: `\`${condition.key}\` alone fits private addresses of any VPC`,
        advice: `add ${shown(companions)} to the condition`,
      };
    }),
  },
];
