import { stripControls } from '../policy/vetText.ts';
import { chosenScenario } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { wantsPlain } from './plainWanted.ts';

/** `iam-dojo play [SCENARIO]`: straight into a scenario; without a terminal its briefing and how to use `run`. */
export async function playCommand(input: CommandInput): Promise<ExitCode> {
  const [name] = input.args;
  const scenario = name === undefined ? null : chosenScenario(name, input);
  if (wantsPlain(input)) return (await import('./playPlain.ts')).playPlain(input, scenario);
  if (input.terminal) {
    const { playInTerminal } = await import('./playInTerminal.ts');
    return playInTerminal(input, scenario);
  }
  if (scenario === null) {
    input.err('iam-dojo play: this needs a terminal or --plain; `iam-dojo scenarios` lists what there is to play\n');
    return exitCodes.badInput;
  }
  const tasks = scenario.tasks.map((task, at) => `${at + 1}. ${task.text.trim()}`).join('\n');
  input.out(
    stripControls(`${scenario.title}\n\n${scenario.briefing.trim()}\n\nTasks\n${tasks}\n
Without a terminal, put your commands in a file and run
  iam-dojo run ${scenario.slug} --commands FILE
or play line by line on standard input with
  iam-dojo play ${scenario.slug} --plain
`),
  );
  input.err('iam-dojo play: standard input and output are no terminal, so this only showed the briefing\n');
  return exitCodes.badInput;
}
