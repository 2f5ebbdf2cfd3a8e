import { pushLayer, setScroll } from '../../stores/uiActs.ts';
import { openIdentities } from '../identity/identityMenu.ts';
import { whoLines } from '../identity/whoLines.ts';
import { attemptOf } from '../program.ts';
import type { Command } from './command.ts';

export const benchProfile: Command = { run: openIdentities };

export const benchWho: Command = {
  run: (program) => {
    const attempt = attemptOf(program);
    if (attempt === null) return;
    setScroll(program.ui, 'reading', 0);
    pushLayer(program.ui, { kind: 'reading', id: 'who', title: 'Who am I?', lines: whoLines(attempt) });
  },
};
