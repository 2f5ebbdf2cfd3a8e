import type { Fault } from '../policy/fault.ts';
import type { Places } from '../scenario/authorizationCase.ts';

/**
 * A case as it stands in a file: its plain value, and where its parts stand, which is worked out on demand; or what
 * keeps it from being read.
 */
export type WrittenCase =
  | { readonly value: unknown; readonly places: () => Places }
  | { readonly value: unknown; readonly fault: Fault };
