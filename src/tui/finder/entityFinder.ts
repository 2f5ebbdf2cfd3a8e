import type { AttemptView } from '../../stores/attemptView.ts';
import { lastCall } from '../lastCall.ts';
import type { GamePort } from '../ports.ts';
import { attemptOf, type Program } from '../program.ts';
import { nodeId } from '../views/nodeId.ts';
import { type Finder, type FinderEntry, fitting } from './finder.ts';

type Choose = (program: Program, node: string) => void;

const entriesOf = lastCall((attempt: AttemptView, game: GamePort, choose: Choose): readonly FinderEntry[] =>
  game.entities().map(({ kind, name, exists }) => {
    const node = nodeId(attempt.sandbox.home, kind, name);
    const run = (program: Program) => choose(program, node);
    return { id: node, title: `${kind} ${name}`, note: exists ? '' : 'gone', disabled: null, run };
  }),
);

/** Users, groups, roles and customer managed policies of the home account, those that are gone as well. */
export function entityFinder(title: string, choose: Choose): Finder {
  return {
    title,
    placeholder: 'a part of its name',
    entries: (program, search) => {
      const attempt = attemptOf(program);
      return attempt === null ? [] : fitting(entriesOf(attempt, program.game, choose), search);
    },
  };
}
