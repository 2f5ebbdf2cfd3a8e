import {
  type CreateNodeOptions,
  type DocumentOptions,
  type SchemaOptions,
  stringify,
  type ToStringOptions,
} from 'yaml';
import type { Json } from '../../account/call.ts';

const options: DocumentOptions & SchemaOptions & CreateNodeOptions & ToStringOptions = {
  // So that text which looks like a moment stands in quotes.
  customTags: ['timestamp'],
  sortMapEntries: true,
  indentSeq: false,
  lineWidth: 80,
  singleQuote: true,
  blockQuote: false,
  aliasDuplicateObjects: false,
};

/** `--output yaml`: block style, keys in order, moments in quotes; a lone scalar is printed as JSON. */
export function formatYaml(value: Json): string {
  return typeof value === 'object' && value !== null ? stringify(value, options) : `${JSON.stringify(value)}\n`;
}
