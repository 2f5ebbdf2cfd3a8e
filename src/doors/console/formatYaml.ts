import { stringify } from 'yaml';
import type { Json } from '../../account/call.ts';

const options = {
  version: '1.1',
  sortMapEntries: true,
  indentSeq: false,
  lineWidth: 80,
  singleQuote: true,
  aliasDuplicateObjects: false,
} as const;

/** `--output yaml`: block style, keys in order, moments in quotes; a lone scalar is printed as JSON. */
export function formatYaml(value: Json): string {
  return typeof value === 'object' && value !== null ? stringify(value, options) : `${JSON.stringify(value)}\n`;
}
