import { flag } from '../iam/input.ts';
import type { Operation } from '../operation.ts';
import { fail } from './failures.ts';

/** An operation of EC2: with `DryRun` nothing but the permissions is tried. */
export const ec2Operation = (operation: Operation): Operation => ({
  ...operation,
  run: (invocation) => (flag(invocation.input, 'DryRun') ? fail('ec2.dry-run') : operation.run(invocation)),
});
