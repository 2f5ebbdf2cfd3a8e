import type { Json, JsonObject } from '../../account/call.ts';
import { pythonText } from './pythonText.ts';
import { fittedWidths, type Section, sectionWidth, textWidth } from './tableSection.ts';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isScalar = (value: Json | undefined) => typeof value !== 'object' || value === null;

/** Thrown and caught in this file: rows of one box differ in length. */
class UnevenRows extends Error {}

/** Collects the boxes of a table. */
class TableBuilder {
  readonly sections: Section[] = [];
  /** Columns of the last box; null before its first row. */
  private columns: number | null = null;

  build(title: string | null, value: Json, indent: number): boolean {
    const empty = isScalar(value) ? !value : Object.keys(value ?? {}).length === 0;
    if (empty) return false;
    if (title !== null) this.open({ title, indent, headers: [], rows: [] });
    if (Array.isArray(value)) this.list(value, title, indent);
    else if (isObject(value)) this.object(value, indent);
    return true;
  }

  private open(section: Section): void {
    this.sections.push(section);
    this.columns = section.headers.length || null;
  }

  private row(values: readonly (Json | undefined)[]): void {
    const section = this.sections.at(-1);
    const columns = this.columns ?? values.length;
    this.columns = columns;
    if (columns !== values.length)
      throw new UnevenRows(`Row should have ${columns} elements, instead it has ${values.length}`);
    section?.rows.push(values.map((value) => (value === undefined ? '' : pythonText(value))));
  }

  private heads(headers: readonly string[]): void {
    const section = this.sections.at(-1);
    this.columns ??= headers.length;
    if (section) section.headers = headers;
  }

  private list(values: readonly Json[], title: string | null, indent: number): void {
    if (isObject(values[0])) {
      this.objects(values.filter(isObject), title, indent);
      return;
    }
    for (const item of values) {
      if (isScalar(item)) this.row([item]);
      else if (isObject(item)) this.row(Object.keys(item));
      else if (Array.isArray(item) && item.every(isScalar)) this.row(item);
      else this.build(null, item, 0);
    }
  }

  private object(value: JsonObject, indent: number): void {
    const { headers, nested } = keysOf([value]);
    const [first] = headers;
    if (headers.length === 1 && first !== undefined) this.row([first, value[first]]);
    else if (headers.length > 0) {
      this.heads(headers);
      this.row(headers.map((key) => (Object.hasOwn(value, key) ? value[key] : undefined)));
    }
    for (const key of nested) this.build(key, value[key] ?? null, indent + 1);
  }

  private objects(values: readonly JsonObject[], title: string | null, indent: number): void {
    const { headers, nested } = keysOf(values);
    this.heads(headers);
    for (const [index, value] of values.entries()) {
      if (index > 0 && nested.length > 0) this.open({ title: title ?? '', indent, headers, rows: [] });
      this.row(headers.map((key) => (Object.hasOwn(value, key) ? value[key] : undefined)));
      for (const key of nested) if (Object.hasOwn(value, key)) this.build(key, value[key] ?? null, indent + 1);
    }
  }
}

function keysOf(values: readonly JsonObject[]): {
  readonly headers: readonly string[];
  readonly nested: readonly string[];
} {
  const keys = (scalar: boolean) =>
    [...new Set(values.flatMap((value) => Object.keys(value).filter((key) => isScalar(value[key]) === scalar)))].sort();
  return { headers: keys(true), nested: keys(false) };
}

function centred(text: string, length: number, left: string): string {
  const width = textWidth(text);
  const before = Math.floor(length / 2) - Math.floor(width / 2) - 1;
  const start = left + ' '.repeat(Math.max(0, before)) + text;
  return `${start}${' '.repeat(Math.max(0, length - 1 - textWidth(left) - before - width))}|`;
}

function leftAligned(text: string, length: number, left: string): string {
  const width = textWidth(text);
  const padding = length - (width + 3 + left.length) >= 0 ? 2 : 0;
  const start = left + ' '.repeat(padding) + text;
  return `${start}${' '.repeat(Math.max(0, length - left.length - padding - width - 1))}|`;
}

function ruler(widths: readonly number[]): string {
  return widths
    .map((width, column) =>
      column === 0 ? `+${'-'.repeat(Math.max(0, width - 2))}+` : `${'-'.repeat(Math.max(0, width - 1))}+`,
    )
    .join('');
}

function cells(row: readonly string[], widths: readonly number[], align: typeof centred): string {
  return widths.map((width, column) => align(row[column] ?? '', width, column === 0 ? '|' : '')).join('');
}

function sectionLines(section: Section, total: number): readonly string[] {
  const width = total - 2 * section.indent;
  const widths = fittedWidths(section, width);
  const lines: string[] = [];
  if (section.title) lines.push(centred(section.title, width, '|'));
  if (section.title && section.headers.length === 0 && section.rows.length === 0)
    lines.push(`+${'-'.repeat(width - 2)}+`);
  if (section.headers.length > 0) lines.push(ruler(widths), cells(section.headers, widths, centred));
  if (section.rows.length > 0 && widths.length > 0)
    lines.push(ruler(widths), ...section.rows.map((row) => cells(row, widths, leftAligned)), ruler(widths));
  const edge = '|'.repeat(section.indent);
  return lines.map((line) => edge + line + edge);
}

/** A box with one row becomes one row a column, for narrow terminals. */
function upright(section: Section): Section {
  const [row] = section.rows;
  if (section.rows.length !== 1 || section.headers.length === 0 || !row) return section;
  return { ...section, headers: [], rows: section.headers.map((header, column) => [header, row[column] ?? '']) };
}

/** `--output table`, at most `columns` wide where the content allows; a problem where rows do not fit together. */
export function formatTable(
  title: string,
  value: Json,
  columns: number,
): { readonly text: string } | { readonly problem: string } {
  const builder = new TableBuilder();
  try {
    if (!builder.build(title, value, 0)) return { text: '' };
  } catch (error) {
    if (error instanceof UnevenRows) return { problem: error.message };
    throw error;
  }
  const widest = (sections: readonly Section[]) => Math.max(...sections.map(sectionWidth));
  const fits = widest(builder.sections) <= columns;
  const sections = fits ? builder.sections : builder.sections.map(upright);
  const width = widest(sections);
  const lines = ['-'.repeat(width), ...sections.flatMap((section) => sectionLines(section, width))];
  return { text: `${lines.join('\n')}\n` };
}
