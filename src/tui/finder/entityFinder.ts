import type { Account } from '../../account/sandbox.ts';
import { timelineNames } from '../../account/timeline.ts';
import { lastCall } from '../lastCall.ts';
import { attemptOf, type Program } from '../program.ts';
import { nodeId } from '../views/nodeId.ts';
import { type Finder, type FinderEntry, fitting } from './finder.ts';

const kinds = ['user', 'group', 'role', 'policy'] as const;

const entitiesOf = lastCall((account: Account, choose: (program: Program, node: string) => void) =>
  kinds.flatMap((kind) =>
    timelineNames(account, kind).map((name): FinderEntry => {
      const node = nodeId(account.id, kind, name);
      return { id: node, title: `${kind} ${name}`, note: '', disabled: null, run: (program) => choose(program, node) };
    }),
  ),
);

/** Users, groups, roles and customer managed policies of the home account. */
export function entityFinder(title: string, choose: (program: Program, node: string) => void): Finder {
  return {
    title,
    placeholder: 'a part of its name',
    entries: (program, search) => {
      const sandbox = attemptOf(program)?.sandbox;
      const account = sandbox?.accounts.get(sandbox.home);
      return account === undefined ? [] : fitting(entitiesOf(account, choose), search);
    },
  };
}
