import type { Json, JsonObject } from '../../account/call.ts';
import { formatTable } from './formatTable.ts';
import { formatText } from './formatText.ts';
import { formatYaml } from './formatYaml.ts';
import type { Query } from './query.ts';
import { type CommandResult, nothing } from './shell.ts';
import { exitCode, refusal } from './usage.ts';

/** What an operation gave: everything at once, and page by page where it was paged. */
export interface Response {
  readonly operation: string;
  readonly whole: JsonObject;
  /** Each page as it came, for `yaml-stream`. */
  readonly pages?: readonly JsonObject[];
  /** The parts of each page that `text` prints, and the token to go on with. */
  readonly textPages?: readonly JsonObject[];
}

export interface OutputStyle {
  readonly format: string;
  readonly query: Query | null;
  readonly columns: number;
}

type Formatted = { readonly text: string } | { readonly problem: string };

const isEmptyObject = (value: Json) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

type Searched = { readonly values: readonly Json[] } | { readonly problem: string };

function searched(values: readonly JsonObject[], query: Query | null): Searched {
  if (!query) return { values };
  const found: Json[] = [];
  for (const value of values) {
    const result = query.search(value);
    if ('problem' in result) return result;
    found.push(result.value);
  }
  return { values: found };
}

/** Formats what a query left of the whole response. */
function buffered(print: (value: Json, response: Response, style: OutputStyle) => Formatted) {
  return (response: Response, style: OutputStyle): Formatted => {
    const found = searched([response.whole], style.query);
    if ('problem' in found) return found;
    const [value = null] = found.values;
    return print(value, response, style);
  };
}

const formats: Readonly<Record<string, (response: Response, style: OutputStyle) => Formatted>> = {
  json: buffered((value) => ({ text: isEmptyObject(value) ? '' : `${JSON.stringify(value, null, 4)}\n` })),
  table: buffered((value, { operation }, { columns }) => formatTable(operation, value, columns)),
  yaml: buffered((value) => ({ text: isEmptyObject(value) ? '' : formatYaml(value) })),
  'yaml-stream': (response, { query }) => {
    const found = searched(response.pages ?? [response.whole], query);
    if ('problem' in found) return found;
    const shown = response.pages ? found.values : found.values.filter((value) => !isEmptyObject(value));
    return { text: shown.map((value) => formatYaml([value])).join('') };
  },
  text: (response, { query }) => {
    const found = searched(response.textPages ?? [response.whole], query);
    return 'problem' in found ? found : { text: found.values.map(formatText).join('') };
  },
  off: () => ({ text: '' }),
};

/** Prints a response in the format that was asked for. */
export function printed(response: Response, style: OutputStyle): CommandResult {
  const format = formats[style.format];
  if (!format) return refusal(`Unknown output type: ${style.format}`, exitCode.general);
  const formatted = format(response, style);
  if ('problem' in formatted) return refusal(formatted.problem, exitCode.general);
  return { ...nothing, stdout: formatted.text };
}
