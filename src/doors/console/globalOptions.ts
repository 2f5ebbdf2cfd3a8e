import type { OptionSpec } from './optionParser.ts';

export const outputFormats = ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'] as const;

export interface GlobalOption extends OptionSpec {
  readonly does: string;
}

/** Options that every `aws` command takes (AWS CLI User Guide, cli-configure-options). */
export const globalOptions: readonly GlobalOption[] = [
  { name: 'debug', key: 'debug', takes: 'none', does: 'Accepted; the sandbox has no debug log.' },
  { name: 'endpoint-url', key: 'endpointUrl', takes: 'one', does: 'Accepted; every call goes to the sandbox.' },
  { name: 'no-verify-ssl', key: 'noVerifySsl', takes: 'none', does: 'Accepted; nothing is sent over a network.' },
  { name: 'no-paginate', key: 'noPaginate', takes: 'none', does: 'Get one page only.' },
  { name: 'output', key: 'output', takes: 'one', choices: outputFormats, does: 'The formatting style of the output.' },
  { name: 'query', key: 'query', takes: 'one', does: 'A JMESPath query that filters the output.' },
  { name: 'profile', key: 'profile', takes: 'one', does: 'Act as this profile.' },
  { name: 'region', key: 'region', takes: 'one', does: 'The Region to use.' },
  { name: 'version', key: 'version', takes: 'none', does: 'Show what this is.' },
  {
    name: 'color',
    key: 'color',
    takes: 'one',
    choices: ['on', 'off', 'auto'],
    does: 'Accepted; output has no colour.',
  },
  { name: 'no-sign-request', key: 'noSignRequest', takes: 'none', does: 'Do not sign requests.' },
  { name: 'ca-bundle', key: 'caBundle', takes: 'one', does: 'Accepted; nothing is sent over a network.' },
  { name: 'cli-read-timeout', key: 'readTimeout', takes: 'one', number: 'int', does: 'Accepted; nothing waits.' },
  { name: 'cli-connect-timeout', key: 'connectTimeout', takes: 'one', number: 'int', does: 'Accepted; nothing waits.' },
  {
    name: 'cli-binary-format',
    key: 'binaryFormat',
    takes: 'one',
    choices: ['base64', 'raw-in-base64-out'],
    does: 'How binary values are given.',
  },
  { name: 'no-cli-pager', key: 'noPager', takes: 'none', does: 'Accepted; there is no pager.' },
  { name: 'cli-auto-prompt', key: 'autoPrompt', takes: 'none', does: 'Accepted; use Tab.' },
  { name: 'no-cli-auto-prompt', key: 'noAutoPrompt', takes: 'none', does: 'Accepted.' },
];
