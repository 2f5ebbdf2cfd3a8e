import type { Operations } from '../operation.ts';

/** Operations of Amazon EC2 that the sandbox carries out. */
export const ec2Operations: Operations = {};
