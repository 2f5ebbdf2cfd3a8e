import { pushLayer, say } from '../../stores/uiActs.ts';
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
  openMenu(ui, 'learners', 'Who is learning?', [...items, add]);
}
