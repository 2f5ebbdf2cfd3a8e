import type { Operations } from '../operation.ts';

/** Operations of Amazon S3 that the sandbox carries out. */
export const s3Operations: Operations = {};
