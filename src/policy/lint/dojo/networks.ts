import { actionMatches } from '../../actions.ts';
import { matchesWildcard } from '../../wildcard.ts';
import { eachCondition, eachStatement } from '../eachStatement.ts';
import { denies, entriesOf } from '../entries.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { conditionsByKey, conditionsOf, holdsWithoutKey, type WrittenCondition } from '../writtenConditions.ts';

/** Keys of the network that requests of AWS services lack or carry other values of. */
const networkKeys = /^aws:(sourceip|sourcevpc|sourcevpcarn|sourcevpce|vpcsourceip|vpceaccount|vpceorgid|vpceorgpaths)$/;

/** Keys that let calls through which AWS services make for the caller, or by themselves. */
const forCaller = /^aws:(viaawsservice|calledvia|calledviafirst|calledvialast|principalisawsservice)$/;
const byService =
  /^aws:(viaawsservice|principalisawsservice|principalservicename|principalservicenameslist|calledvia.*)$/;

function spares(statement: RawStatement, keys: RegExp): boolean {
  return [...conditionsByKey(statement).keys()].some((key) => keys.test(key));
}

/** An exception for some principals may well be the services' roles. */
const exceptions = /^aws:(principalarn|principaltag\/.+)$/;

function resourceHit({ key, path }: WrittenCondition): Hit {
  return {
    path,
    message: `AWS services that write to the resource by themselves come from other networks: this condition on \`${key}\` denies them too`,
    advice: 'add `"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}`',
  };
}

/** AWS's texts disagree on `aws:SourceIp`: its example has the exception, the page of the key says calls keep the address. */
function callerHit({ key, lowerKey, path }: WrittenCondition): Hit {
  const disputed = lowerKey === 'aws:sourceip' ? '; AWS also says that such calls keep the address' : '';
  return {
    path,
    message: `AWS services that act for the caller come from other networks: this condition on \`${key}\` denies them too${disputed}`,
    advice: 'add `"Bool": {"aws:ViaAWSService": "false"}`',
  };
}

/** IAM User Guide, reference_policies_condition-keys, the notes on each key of the network. */
export const networkChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_NETWORK_DENY_BLOCKS_SERVICES',
    severity: 'warning',
    kinds: ['identity', 'session', 'scp', 'resource', 'rcp'],
    check: eachStatement((statement, { kind }): Hit[] => {
      if (!denies(statement)) return [];
      const open = conditionsOf(statement).filter(
        ({ lowerKey, use }) => networkKeys.test(lowerKey) && use?.operator.negated,
      );
      const onResource = kind === 'resource' || kind === 'rcp';
      const spared =
        open.length > 0 && (spares(statement, onResource ? byService : forCaller) || spares(statement, exceptions));
      return spared ? [] : open.map(onResource ? resourceHit : callerHit);
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
