import { pushLayer, say } from '../../stores/uiActs.ts';
import { confirm } from '../calls.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import type { Program } from '../program.ts';

function newLearner(program: Program): void {
  const learn = program.game.useLearner;
  pushLayer(program.ui, {
    kind: 'prompt',
    title: 'A new learner',
    says: 'Progress is kept for each learner apart.',
    input: lineInput(),
    run: (text) => {
      if (text.trim() === '') return 'write a name';
      const problem = learn(text.trim());
      if (problem === null) say(program.ui, 'success', `Welcome, ${text.trim()}.`);
      return problem;
    },
  });
}

export function chooseLearner(program: Program): void {
  const { ui, game } = program;
  const learn = game.useLearner;
  const { learner, learners } = game.home.getState();
  const items = learners.map(
    (name): MenuItem => ({
      id: name,
      title: name,
      note: name === learner ? 'now' : '',
      run: () => {
        const problem = learn(name);
        if (problem !== null) say(ui, 'error', problem);
      },
    }),
  );
  const add: MenuItem = { id: ' new', title: 'Somebody new …', run: () => newLearner(program) };
  const others = learners.filter((name) => name !== learner);
  const remove: MenuItem = {
    id: ' remove',
    title: 'Remove a learner …',
    disabled: others.length === 0 ? 'there is nobody else' : null,
    run: () => removeLearner(program, others),
  };
  openMenu(ui, 'learners', 'Who is learning?', [...items, add, remove]);
}

function removeLearner(program: Program, others: readonly string[]): void {
  const { ui, game } = program;
  const items = others.map((name): MenuItem => {
    const says = [`Everything ${name} reached, and every attempt, is removed from the disk. This cannot be undone.`];
    const run = () =>
      confirm(program, `Remove ${name}?`, says, 'Remove', () => {
        const problem = game.removeLearner(name);
        if (problem !== null) say(ui, 'error', problem);
        else say(ui, 'info', `${name} is removed.`);
      });
    return { id: name, title: name, run };
  });
  openMenu(ui, 'remove', 'Who is to be removed?', items);
}
