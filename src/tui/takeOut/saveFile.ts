import { say } from '../../stores/uiActs.ts';
import { completePath, shownPath, userFileKind, userPath, writeUserFile } from '../../stores/userFile.ts';
import { confirm } from '../calls.ts';
import { openPrompt } from '../openPrompt.ts';
import type { Program } from '../program.ts';

/** Writes a text and says where it is. A sentence where that is not possible. */
function write(program: Program, path: string, text: string): string | null {
  const problem = writeUserFile(path, text);
  if (problem === null) say(program.ui, 'success', `written to ${shownPath(path)}`);
  return problem;
}

/** Asks where a text goes, and again before a file is replaced. */
export function saveFile(program: Program, title: string, proposed: string, text: string): void {
  openPrompt(program, {
    title,
    says: 'A file, from the folder where you started. Tab completes.',
    text: proposed,
    complete: completePath,
    run: (typed) => {
      if (typed.trim() === '') return 'Which file?';
      const path = userPath(typed);
      const kind = userFileKind(path);
      if (kind === 'folder') return `${shownPath(path)} is a folder: add a name`;
      if (kind === 'none') return write(program, path, text);
      confirm(program, 'Replace the file?', [`${shownPath(path)} is there already.`], 'Replace it', () => {
        const problem = write(program, path, text);
        if (problem !== null) say(program.ui, 'error', problem);
      });
      return null;
    },
  });
}

/** Puts a text on the clipboard and says so, or why not. */
export function copyText(program: Program, what: string, text: string): void {
  if (program.terminal.copy(text)) say(program.ui, 'success', `copied ${what}`);
  else say(program.ui, 'error', `${what}: too long for the terminal's clipboard; write it to a file`);
}
