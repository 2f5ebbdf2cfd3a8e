import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Made } from './identityStore.ts';

/** When and by whom a group or membership was made and changed. */
export const madeOutput = (created: Made, updated: Made): JsonObject => ({
  CreatedAt: isoTime(created.at),
  UpdatedAt: isoTime(updated.at),
  CreatedBy: created.by,
  UpdatedBy: updated.by,
});
