import { describe, expect, it } from 'vitest';
import { asciiTerminal } from '../../src/tui/asciiTerminal.ts';

describe('a terminal without our signs', () => {
  it.each([
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, true],
    [{ TERM: 'xterm', LANG: 'C' }, true],
    [{ TERM: 'xterm', LC_ALL: 'POSIX', LANG: 'de_DE.UTF-8' }, true],
    [{ TERM: 'xterm', LC_ALL: '', LANG: 'C.UTF-8' }, false],
    [{ TERM: 'xterm', LC_ALL: 'en_US.UTF-8', LANG: 'C' }, false],
    [{ TERM: 'xterm-256color' }, false],
  ])('is told from %j: %s', (environment, ascii) => {
    expect(asciiTerminal(environment)).toBe(ascii);
  });
});
