import { describe, expect, it } from 'vitest';
import { workedSteps } from '../../../src/training/guidance/fading.ts';
import { Screen } from '../driver.ts';
import { testGame } from '../testGame.ts';

const slug = 'developer-ec2-access';

async function atBriefing(game = testGame([slug]), size = { columns: 80, rows: 24 }) {
  const screen = await Screen.open(game, { ...size, scenario: slug });
  await screen.sees('go to work');
  return { game, screen };
}

describe('a worked example', () => {
  it('goes command by command and stops with a question that has to be answered', async () => {
    const { game, screen } = await atBriefing();
    await screen.press('e');
    await screen.sees('┏ Worked example');
    await screen.sees('$ aws iam create-group');
    const total = game.attempt.getState()?.scenario.solutions?.[0]?.commands.trim().split('\n').length ?? 0;
    let stops = 0;
    for (let at = 0; at < total; at += 1) {
      await screen.sees(`${at + 1} of ${total}`);
      if (screen.frame().includes('Which of these holds after the command?')) stops += 1;
      await screen.press('enter');
    }
    await screen.sees('Now do it yourself, without looking.');
    expect(stops).toBeGreaterThan(0);
    await screen.press('enter', 's');
    await screen.sees('┏ 1 Account');
    expect(game.attempt.getState()).toMatchObject({ guided: 'example', fresh: true });
  });

  it('tells whether the answer was right before it goes on', async () => {
    const { game, screen } = await atBriefing();
    const { scenario, seed } = game.attempt.getState() ?? {};
    if (scenario === undefined || seed === undefined) throw new Error('no scenario is open');
    const steps = workedSteps(scenario, seed);
    const stop = steps.findIndex(({ choices }) => choices.length > 0);
    await screen.press('e');
    for (let at = 0; at < stop; at += 1) {
      await screen.sees(`${at + 1} of ${steps.length}`);
      await screen.press('enter');
    }
    await screen.sees('Which of these holds after the command?');
    await screen.press('end', 'enter');
    await screen.sees(/(Yes\.|No, that does not hold yet\.) Now it holds: \w/);
  });
});

describe('a half-filled start', () => {
  it('plays the first half of the solution and leaves the rest, for two stars at most', async () => {
    const { game, screen } = await atBriefing();
    await screen.press('f');
    await screen.sees('The first half is done.');
    const attempt = game.attempt.getState();
    expect(attempt).toMatchObject({ guided: 'half', fresh: false });
    expect(attempt?.report.passed).toBe(false);
    expect(attempt?.transcript.length).toBeGreaterThan(0);
    const rest = (attempt?.scenario.solutions?.[0]?.commands ?? '')
      .trim()
      .split('\n')
      .slice(attempt?.transcript.length);
    for (const command of rest) game.runLine(command);
    expect(game.submit()).toMatchObject({ passed: true, stars: 2 });
  });

  it('is what is offered for the second scenario of a concept, and nothing for those who know it', async () => {
    const game = testGame([slug]);
    game.open(slug);
    for (const command of (game.attempt.getState()?.scenario.solutions?.[0]?.commands ?? '').trim().split('\n'))
      game.runLine(command);
    game.submit();
    game.begin(slug);
    const screen = await Screen.open(game, { columns: 80, rows: 24, scenario: slug });
    await screen.sees('┏ 1 Account');
    await screen.press('b');
    await screen.sees('go to work');
    expect(screen.frame()).toContain('half done');
    expect(screen.frame()).not.toContain('see it worked out');
    await screen.press('e');
    await screen.sees('you have seen such a one');
  });
});
