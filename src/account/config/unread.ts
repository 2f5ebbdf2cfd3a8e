import type { UnreadRows } from '../unreadRow.ts';

const describes = ['DescribeConfigurationRecorders', 'DescribeConfigurationRecorderStatus'];

/** AWS Config API Reference. */
export const configUnread: UnreadRows = [
  { of: describes, members: ['ServicePrincipal', 'Arn'] },
  { of: ['DescribeConfigRules'], members: ['Filters'] },
  {
    of: ['PutConfigurationRecorder'],
    members: ['arn', 'recordingScope', 'servicePrincipal', 'connectorArn', 'scopeConfiguration'].map(
      (name) => `ConfigurationRecorder.${name}`,
    ),
  },
  {
    of: ['PutConfigurationRecorder'],
    members: ['ConfigurationRecorder.recordingMode.recordingFrequency'],
    except: ['CONTINUOUS'],
  },
  { of: ['PutConfigurationRecorder'], members: ['ConfigurationRecorder.recordingMode.recordingModeOverrides'] },
  {
    of: ['PutConfigRule'],
    members: ['ConfigRuleArn', 'ConfigRuleId', 'CreatedBy'].map((name) => `ConfigRule.${name}`),
    harmless: 'the rule is found by its name',
  },
  { of: ['PutConfigRule'], members: ['ConfigRule.ConfigRuleState'], except: ['ACTIVE'] },
  {
    of: ['PutConfigRule'],
    members: ['ConfigRule.EvaluationModes', 'ConfigRule.RuleEvaluationVisibility', 'ConfigRule.Scope'],
  },
  {
    of: ['PutConfigRule'],
    members: ['ConfigRule.Source.SourceDetails', 'ConfigRule.Source.CustomPolicyDetails'],
    harmless: 'rules that are no managed rules are kept and find nothing here',
  },
];
