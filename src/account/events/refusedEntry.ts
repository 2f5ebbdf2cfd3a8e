import type { JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { objectIn } from './pattern.ts';

interface Rule {
  readonly breaks: (entry: JsonObject) => boolean;
  readonly code: string;
  readonly message: string;
}

const required = (member: string): Rule => ({
  breaks: (entry) => (optionalText(entry, member) ?? '') === '',
  code: 'InvalidArgument',
  message: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
});

/**
 * What keeps one event out while the others of the call go through. The codes: Amazon EventBridge API Reference,
 * PutEventsResultEntry; sources that begin with `aws.` belong to AWS: PutEventsRequestEntry.
 */
const rules: readonly Rule[] = [
  required('Source'),
  required('DetailType'),
  required('Detail'),
  {
    breaks: (entry) => optionalText(entry, 'Source')?.startsWith('aws.') === true,
    code: 'NotAuthorizedForSourceException',
    message: 'Not authorized for the source.',
  },
  {
    breaks: (entry) => objectIn(optionalText(entry, 'Detail') ?? '') === null,
    code: 'MalformedDetail',
    message: 'Detail is malformed.',
  },
];

/** The result of an event that is refused, null for one that is taken. */
export function refusedEntry(entry: JsonObject): JsonObject | null {
  const broken = rules.find(({ breaks }) => breaks(entry));
  return broken ? { ErrorCode: broken.code, ErrorMessage: broken.message } : null;
}
