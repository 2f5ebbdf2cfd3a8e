import { actionMatches } from '../../actions.ts';
import { matchesWildcard } from '../../wildcard.ts';
import { eachCondition } from '../eachStatement.ts';
import { denies, entriesOf } from '../entries.ts';
import type { LintCheck, RawStatement } from '../lintCheck.ts';
import { conditionsOf, holdsWithoutKey } from '../writtenConditions.ts';

/** Keys of the network that requests of AWS services lack or carry other values of. */
const networkKeys = /^aws:(sourceip|sourcevpc|sourcevpcarn|sourcevpce|vpcsourceip|vpceaccount|vpceorgid|vpceorgpaths)$/;

/** Keys that let calls through which AWS services make for the caller, or by themselves. */
const forCaller = /^aws:(viaawsservice|calledvia|calledviafirst|calledvialast|principalisawsservice)$/;
const byService =
  /^aws:(viaawsservice|principalisawsservice|principalservicename|principalservicenameslist|calledvia.*)$/;

function spares(statement: RawStatement, keys: RegExp): boolean {
  return conditionsOf(statement).some(({ lowerKey }) => keys.test(lowerKey));
}

/** An exception for some principals may well be the services' roles. */
const exceptions = /^aws:(principalarn|principaltag\/.+)$/;

/** IAM User Guide, reference_policies_condition-keys, the notes on each key of the network. */
export const networkChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_NETWORK_DENY_BLOCKS_SERVICES',
    severity: 'warning',
    kinds: ['identity', 'session', 'scp', 'resource', 'rcp'],
    check: eachCondition((condition, statement, { kind }) => {
      const { lowerKey, key, use, path } = condition;
      if (!denies(statement) || !networkKeys.test(lowerKey) || !use?.operator.negated) return null;
      const onResource = kind === 'resource' || kind === 'rcp';
      if (spares(statement, onResource ? byService : forCaller) || spares(statement, exceptions)) return null;
      const other =
        lowerKey === 'aws:sourceip'
          ? '; of `aws:SourceIp` AWS says both that such calls keep it and that they need the exception'
          : '';
      const spared = onResource ? 'aws:PrincipalIsAWSService' : 'aws:ViaAWSService';
      const who = onResource
        ? 'AWS services that write to the resource by themselves'
        : 'AWS services that act for the caller';
      return {
        path,
        message: `${who} come from other networks: this condition on \`${key}\` denies them too${onResource ? '' : other}`,
        advice: `add \`"Bool": {"${spared}": "false"}\``,
      };
    }),
  },
  {
    code: 'DOJO_REGION_DENY_BLOCKS_GLOBAL_SERVICES',
    severity: 'warning',
    kinds: ['identity', 'session', 'scp'],
    check: eachCondition((condition, statement) => {
      const { lowerKey, use, values, path } = condition;
      if (!denies(statement) || lowerKey !== 'aws:requestedregion' || !use?.operator.negated) return null;
      if (!holdsWithoutKey(condition) || values.some(({ text }) => matchesWildcard(text, 'us-east-1'))) return null;
      const reached = entriesOf(statement, 'Action').find(({ text }) => actionMatches(text, 'iam:GetRole'));
      const left = entriesOf(statement, 'NotAction');
      const open = left.length > 0 && !left.some(({ text }) => actionMatches(text, 'iam:GetRole'));
      if (!reached && !open) return null;
      return {
        path,
        message: 'calls to IAM and other global services count as made in `us-east-1` and are denied too',
        advice:
          'leave global services out with `NotAction`, e.g. `iam:*`, `organizations:*`, `route53:*`, `cloudfront:*`, `support:*`',
      };
    }),
  },
];
