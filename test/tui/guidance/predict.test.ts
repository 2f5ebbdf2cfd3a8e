import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/stores/uiSettings.ts';
import { Screen } from '../driver.ts';
import { testGame } from '../testGame.ts';

const slug = 'developer-ec2-access';

async function asked(settings = defaultSettings, size = { columns: 80, rows: 24 }) {
  const game = testGame([slug]);
  const screen = await Screen.open(game, { ...size, scenario: slug, settings });
  await screen.sees('go to work');
  await screen.press('s', '3', 'W');
  await screen.sees('Would this be allowed?');
  await screen.type('iam:CreateUser');
  await screen.press('enter');
  return { game, screen };
}

describe('an answer to a question of one’s own', () => {
  it('is shown after a prediction with its confidence, and not before', async () => {
    const { game, screen } = await asked();
    await screen.sees('What does AWS say? Decide before you look.');
    expect(screen.frame()).not.toMatch(/ALLOWED|DENIED|identity policy/);
    await screen.press('d');
    await screen.sees('■ d  It is denied');
    expect(screen.frame()).not.toMatch(/ALLOWED|DENIED/);
    await screen.press('4');
    await screen.sees('ALLOWED');
    await screen.sees('You foretold it wrong (certain).');
    expect(game.attempt.getState()?.predictions).toMatchObject([
      { action: 'iam:CreateUser', expected: 'denied', confidence: 4, right: false },
    ]);
  });

  it('is not shown to whoever closes the question', async () => {
    const { game, screen } = await asked();
    await screen.sees('Decide before you look');
    await screen.press('3', 'escape');
    await screen.sees('┏ 3 Tasks');
    expect(game.attempt.getState()?.predictions).toEqual([]);
  });

  it('is shown at once where the person wants no question', async () => {
    const { screen } = await asked({ ...defaultSettings, foretell: false });
    await screen.sees('ALLOWED');
  });

  it('that was foretold wrong with certainty is asked once more from the result', async () => {
    const { game, screen } = await asked();
    await screen.sees('Decide before you look');
    await screen.press('d', '4');
    await screen.sees('ALLOWED');
    await screen.press('escape', 'ctrl+s');
    await screen.sees('You foretold right: certain 0 of 1.');
    await screen.press('p');
    await screen.sees('Decide before you look');
    await screen.press('a', '3');
    await screen.sees('You foretold it right (fairly sure).');
    await screen.press('escape', 'p');
    await screen.sees('Once more what you foretold wrong – nothing');
    expect(game.attempt.getState()?.predictions).toHaveLength(2);
  });
});

describe('the deciding statement', () => {
  it('is pointed at by the person before it is told', async () => {
    const { screen } = await asked({ ...defaultSettings, foretell: false });
    await screen.sees('ALLOWED');
    await screen.press('p');
    await screen.sees('Which statement decides?');
    await screen.sees('none: no statement applies');
    await screen.press('end', 'enter');
    await screen.sees('Not that one. It is: Allow *');
    await screen.sees('What allows it');
    await screen.press('p', 'home', 'enter');
    await screen.sees('Yes, that one decides.');
  });
});
