import { operationsOf } from '../serviceOperations.ts';
import { accounts } from './accounts.ts';
import { attachments } from './attachments.ts';
import { delegation } from './delegation.ts';
import { effectivePolicy } from './effectivePolicy.ts';
import { handshakes } from './handshakes.ts';
import { lifecycle } from './lifecycle.ts';
import { policies } from './policies.ts';
import { policyTypeSwitch } from './policyTypeSwitch.ts';
import { resourcePolicy } from './resourcePolicy.ts';
import { tags } from './tags.ts';
import { tree } from './tree.ts';

/** Operations of AWS Organizations that the sandbox carries out. */
export const organizationsOperations = operationsOf('organizations', {
  ...lifecycle,
  ...accounts,
  ...tree,
  ...policies,
  ...attachments,
  ...policyTypeSwitch,
  ...delegation,
  ...resourcePolicy,
  ...handshakes,
  ...effectivePolicy,
  ...tags,
});
