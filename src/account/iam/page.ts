import { createHash } from 'node:crypto';
import type { ApiError, Json, JsonObject } from '../call.ts';
import type { Invocation } from '../operation.ts';
import { fail } from './failures.ts';
import { optionalNumber, optionalText } from './input.ts';

/** One page of a list: its items and the members that tell of more. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly more: JsonObject;
}

/** Page size without `MaxItems`: IAM API Reference, ListUsers. */
const usualSize = 100;

/**
 * The page that `Marker` and `MaxItems` ask for. A marker is opaque and belongs to one account, operation and set of
 * filters; the page size may change from page to page.
 */
export function pageOf<Item>(
  call: Invocation,
  operation: string,
  items: readonly Item[],
  foreignMarker: { readonly error: ApiError } = fail('validation.marker'),
): Page<Item> | { readonly error: ApiError } {
  const selection = selectionOf(call, operation);
  const marker = optionalText(call.input, 'Marker');
  const start = marker === undefined ? 0 : startOf(marker, selection);
  if (start === null) return foreignMarker;
  const end = start + (optionalNumber(call.input, 'MaxItems') ?? usualSize);
  const truncated = end < items.length;
  return {
    items: items.slice(start, end),
    more: truncated ? { IsTruncated: true, Marker: markerOf(end, selection) } : { IsTruncated: false },
  };
}

function selectionOf(call: Invocation, operation: string): string {
  const filters = Object.entries(call.input).filter(([member]) => member !== 'Marker' && member !== 'MaxItems');
  const sorted: Json = filters.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => [key, value]);
  return createHash('sha256')
    .update(JSON.stringify([call.account.id, operation, sorted]))
    .digest('base64url')
    .slice(0, 16);
}

const markerOf = (start: number, selection: string): string =>
  Buffer.from(`${start}/${selection}`).toString('base64url');

function startOf(marker: string, selection: string): number | null {
  const [start, given] = Buffer.from(marker, 'base64url').toString().split('/', 2);
  return given === selection && start !== undefined && /^[1-9]\d{0,8}$/.test(start) ? Number(start) : null;
}
