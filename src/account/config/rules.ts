import type { Json, JsonObject } from '../call.ts';
import { entryOf } from '../entryOf.ts';
import { nextText } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { given, structure } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { type Found, newResource, resourcesAt, withoutResource, withResource, withState } from '../resource.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import type { ConfigRuleState, Evaluation } from '../resourceState.ts';
import type { Sandbox } from '../sandbox.ts';
import { fail } from './failures.ts';
import { managedRules } from './managedRules.ts';
import { recordersOf } from './recorders.ts';
import { ruleParameters } from './ruleParameters.ts';

const nameOf = ({ state }: Found<'configRule'>): string => optionalText(state.settings, 'ConfigRuleName') ?? '';

const all = ({ account, region }: Invocation, sandbox: Sandbox) =>
  resourcesAt(sandbox, { account: account.id, region, service: 'config', start: 'config-rule/', kind: 'configRule' });

const named = (call: Invocation, name: string) => all(call, call.sandbox).find((rule) => nameOf(rule) === name) ?? null;

const ruleArn = (call: Invocation, name: string): string =>
  named(call, name)?.resource.arn ?? `arn:aws:config:${call.region}:${call.account.id}:config-rule/${name}`;

const parametersIn = (settings: JsonObject): Readonly<Record<string, string>> | null => {
  try {
    const value: Json = JSON.parse(optionalText(settings, 'InputParameters') ?? '{}');
    return Object.fromEntries(Object.entries(Object(value)).map(([key, one]) => [key, String(one)]));
  } catch {
    return null;
  }
};

/** What a rule finds now; rules that are no managed rules on IAM find nothing here. */
function evaluate({ account, time }: Invocation, settings: JsonObject): readonly Evaluation[] {
  const rule = entryOf(managedRules, optionalText(structure(settings, 'Source'), 'SourceIdentifier') ?? '');
  return rule?.({ account, time, parameters: parametersIn(settings) ?? {} }) ?? [];
}

function put(call: Invocation): Result {
  const given_ = structure(call.input, 'ConfigRule');
  const source = structure(given_, 'Source');
  const identifier = optionalText(source, 'SourceIdentifier') ?? '';
  if (recordersOf(call).length === 0) return fail('config.recorder-needed');
  if (source.Owner === 'AWS' && !/^[A-Z0-9_]+$/.test(identifier))
    return fail('config.identifier', { Identifier: identifier });
  const parameters = parametersIn(given_);
  const Text = optionalText(given_, 'InputParameters') ?? '';
  if (parameters === null) return fail('config.parameters', { Text });
  const taken = source.Owner === 'AWS' ? entryOf(ruleParameters, identifier) : undefined;
  if (taken && Object.keys(parameters).some((name) => !taken.includes(name)))
    return fail('config.unknown-parameters', { Text });
  const drawn = draw(call.sandbox, (seed) => nextText(seed, 'abcdefghijklmnopqrstuvwxyz012345', 6));
  const id = `config-rule-${drawn.value}`;
  const name = optionalText(given_, 'ConfigRuleName') ?? id;
  const found = named(call, name);
  const arn = found?.resource.arn ?? `arn:aws:config:${call.region}:${call.account.id}:config-rule/${id}`;
  const settings = {
    ConfigRuleName: name,
    ...given(given_, 'Description', 'Scope', 'Source', 'InputParameters', 'MaximumExecutionFrequency'),
  };
  const state: ConfigRuleState = {
    kind: 'configRule',
    settings,
    evaluated: call.time,
    results: evaluate(call, settings),
    remediation: found?.state.remediation ?? null,
  };
  const fresh = newResource(arn, 'ConfigRule', state, tagsIn(call.input, 'Tags'));
  return done(withResource(drawn.sandbox, found ? { ...found.resource, state } : fresh));
}

const shown = ({ resource: { arn }, state }: Found<'configRule'>): JsonObject => ({
  ...state.settings,
  ConfigRuleArn: arn,
  ConfigRuleId: arn.slice(arn.lastIndexOf('/') + 1),
  ConfigRuleState: 'ACTIVE',
});

/** Rules that a call names, all of them where it names none. */
function chosen(call: Invocation): readonly Found<'configRule'>[] | ReturnType<typeof fail> {
  const names = texts(call.input, 'ConfigRuleNames');
  const unknown = names.find((name) => !named(call, name));
  if (unknown !== undefined) return fail('config.no-rule', { Name: unknown });
  return all(call, call.sandbox).filter((rule) => names.length === 0 || names.includes(nameOf(rule)));
}

const verdict = (results: readonly Evaluation[]): string => {
  if (results.length === 0) return 'INSUFFICIENT_DATA';
  return results.every(({ compliant }) => compliant) ? 'COMPLIANT' : 'NON_COMPLIANT';
};

function compliance(rule: Found<'configRule'>): JsonObject {
  const broken = rule.state.results.filter(({ compliant }) => !compliant).length;
  const count =
    broken > 0 ? { ComplianceContributorCount: { CappedCount: Math.min(broken, 25), CapExceeded: broken > 25 } } : {};
  return { ConfigRuleName: nameOf(rule), Compliance: { ComplianceType: verdict(rule.state.results), ...count } };
}

const result = (rule: Found<'configRule'>, { type, id, compliant, note }: Evaluation): JsonObject => ({
  EvaluationResultIdentifier: {
    EvaluationResultQualifier: { ConfigRuleName: nameOf(rule), ResourceType: type, ResourceId: id },
    OrderingTimestamp: isoTime(rule.state.evaluated ?? 0),
  },
  ComplianceType: compliant ? 'COMPLIANT' : 'NON_COMPLIANT',
  ResultRecordedTime: isoTime(rule.state.evaluated ?? 0),
  ConfigRuleInvokedTime: isoTime(rule.state.evaluated ?? 0),
  ...(note === '' ? {} : { Annotation: note }),
});

const listing = (effect: string, run: ResourceRow['run']): ResourceRow => ({
  on: '*',
  effect,
  errors: ['config.no-rule'],
  asks: () => ({ resource: '*' }),
  run,
});

const onRule = (effect: string, run: (call: Invocation, rule: Found<'configRule'>) => Result): ResourceRow => ({
  on: 'ConfigRule',
  effect,
  errors: ['config.no-rule'],
  asks: (call) => ({ resource: ruleArn(call, text(call.input, 'ConfigRuleName')) }),
  run: (call) => {
    const name = text(call.input, 'ConfigRuleName');
    const rule = named(call, name);
    return rule ? run(call, rule) : fail('config.no-rule', { Name: name });
  },
});

function evaluateChosen(call: Invocation): Result {
  const rules = chosen(call);
  if ('error' in rules) return rules;
  const next = rules.reduce(
    (sandbox, rule) => withState(sandbox, rule, { evaluated: call.time, results: evaluate(call, rule.state.settings) }),
    call.sandbox,
  );
  return done(next);
}

const remediationArn = ({ account, region }: Invocation, name: string): string =>
  `arn:aws:config:${region}:${account.id}:remediation-configuration/${name}`;

const remediationsIn = ({ input }: Invocation) => structures(input, 'RemediationConfigurations');

/** The role that an automation runs as. */
function automationRole(remediation: JsonObject): string | undefined {
  const value = structure(structure(structure(remediation, 'Parameters'), 'AutomationAssumeRole'), 'StaticValue');
  return texts(value, 'Values')[0];
}

function putRemediations(call: Invocation): Result {
  let { sandbox } = call;
  for (const remediation of remediationsIn(call)) {
    const name = text(remediation, 'ConfigRuleName');
    const rule = all(call, sandbox).find((one) => nameOf(one) === name);
    if (!rule) return fail('config.no-rule', { Name: name });
    sandbox = withState(sandbox, rule, { remediation });
  }
  return done(sandbox, { FailedBatches: [] });
}

/** Rules, what they find and what is done about it: AWS Config API Reference. */
export const rules: ResourceRows = {
  PutConfigRule: {
    on: 'ConfigRule',
    effect: 'makes or replaces a rule and evaluates it once',
    errors: ['config.recorder-needed', 'config.identifier', 'config.parameters', 'config.unknown-parameters'],
    asks: (call) => ({
      resource: ruleArn(call, optionalText(structure(call.input, 'ConfigRule'), 'ConfigRuleName') ?? '*'),
      context: requestTagContext(tagsIn(call.input, 'Tags')),
    }),
    run: put,
  },
  DescribeConfigRules: listing('shows rules', (call) => {
    const found = chosen(call);
    return 'error' in found ? found : modelPage(call, 'config.DescribeConfigRules', found.map(shown));
  }),
  DeleteConfigRule: onRule('deletes a rule with what it found', ({ sandbox }, rule) =>
    done(withoutResource(sandbox, rule.resource.arn)),
  ),
  StartConfigRulesEvaluation: {
    on: 'ConfigRule',
    effect: 'evaluates rules on the account as it is now',
    errors: ['config.no-rule'],
    asks: (call) => {
      const names = texts(call.input, 'ConfigRuleNames');
      return names.length > 0
        ? names.map((name) => ({ resource: ruleArn(call, name) }))
        : { resource: ruleArn(call, '*') };
    },
    run: evaluateChosen,
  },
  DescribeComplianceByConfigRule: listing('tells which rules hold, as of their last evaluation', (call) => {
    const found = chosen(call);
    if ('error' in found) return found;
    const types = texts(call.input, 'ComplianceTypes');
    const wanted = found.filter(({ state }) => types.length === 0 || types.includes(verdict(state.results)));
    return modelPage(call, 'config.DescribeComplianceByConfigRule', wanted.map(compliance));
  }),
  GetComplianceDetailsByConfigRule: onRule('tells what a rule found on each resource', (call, rule) => {
    const types = texts(call.input, 'ComplianceTypes');
    const found = rule.state.results.map((one) => result(rule, one));
    const wanted = found.filter(({ ComplianceType }) => types.length === 0 || types.includes(String(ComplianceType)));
    return modelPage(call, 'config.GetComplianceDetailsByConfigRule', wanted);
  }),
  PutRemediationConfigurations: {
    on: 'RemediationConfiguration',
    effect: 'sets what is done about a finding; the role of the automation is passed to Systems Manager',
    errors: ['config.no-rule'],
    asks: (call) =>
      remediationsIn(call).flatMap((one) => [
        { resource: remediationArn(call, optionalText(one, 'ConfigRuleName') ?? '') },
        ...passRole(automationRole(one), 'ssm.amazonaws.com'),
      ]),
    run: putRemediations,
  },
  DescribeRemediationConfigurations: {
    on: 'RemediationConfiguration',
    effect: 'shows what is done about findings',
    errors: [],
    asks: (call) => texts(call.input, 'ConfigRuleNames').map((name) => ({ resource: remediationArn(call, name) })),
    run: (call) => {
      const found = texts(call.input, 'ConfigRuleNames').flatMap((name) => named(call, name)?.state.remediation ?? []);
      return done(call.sandbox, { RemediationConfigurations: found });
    },
  },
};
