/**
 * Every key of the program. Footer, `?` help, palette and the table in the README are printed from these rows.
 * A scope is a screen, a panel, a layer, `list` for whatever has a cursor, or `global`.
 */
const rows = [
  ['app.palette', 'global', [':', 'ctrl+p'], 'All commands'],
  ['app.help', 'global', ['?', 'f1'], 'Help for this screen'],
  ['app.messages', 'global', ['M', 'alt+m'], 'Messages so far'],
  ['app.settings', 'global', [',', 'alt+s'], 'Settings'],
  ['app.reference', 'global', ['r', 'ctrl+t'], 'Reference: actions, keys, policies, errors'],
  ['app.firstSteps', 'global', ['T', 'alt+0'], 'First steps: learn the keys by doing'],
  ['app.suspend', 'global', ['ctrl+z'], 'To the shell for a while; fg comes back'],
  ['app.quit', 'global', ['ctrl+c'], 'Save and leave the program'],

  ['list.down', 'list', ['down', 'j'], 'Down'],
  ['list.up', 'list', ['up', 'k'], 'Up'],
  ['list.pageDown', 'list', ['pageDown', 'ctrl+d'], 'A page down'],
  ['list.pageUp', 'list', ['pageUp', 'ctrl+u'], 'A page up'],
  ['list.first', 'list', ['home', 'g'], 'To the first row'],
  ['list.last', 'list', ['end', 'G'], 'To the last row'],
  ['list.filter', 'list', ['/', 'alt+f'], 'Search in this list'],

  ['home.open', 'home', ['enter', 'space', 'right'], 'Open the scenario, or unfold the track'],
  ['home.fold', 'home', ['left', 'alt+z'], 'Fold the track'],
  ['home.foldAll', 'home', ['x', 'alt+x'], 'Fold or unfold all tracks'],
  ['home.show', 'home', ['f', 'alt+o'], 'Show all, ready, begun, due or passed ones'],
  ['home.continue', 'home', ['c', 'alt+c'], 'Continue where you were'],
  ['home.practice', 'home', ['p', 'alt+p'], 'Practice: questions from what you passed'],
  ['home.sandbox', 'home', ['s', 'alt+b'], 'Sandbox: an account to play in'],
  ['home.attempts', 'home', ['t', 'alt+t'], 'Attempts: go on, delete, begin anew'],
  ['home.learner', 'home', ['l', 'alt+l'], 'Change the learner'],
  ['home.quit', 'home', ['q', 'alt+q'], 'Leave the program'],

  ['practice.next', 'practice', ['enter', 'n'], 'Choose, or the next question'],
  ['practice.choose', 'practice', ['space', 'right'], 'Choose or take back'],
  ['practice.allowed', 'practice', ['a', 'alt+a'], 'It is allowed'],
  ['practice.denied', 'practice', ['d', 'alt+d'], 'It is denied'],
  ['practice.guessed', 'practice', ['1', 'alt+1'], 'Answer: guessed'],
  ['practice.notSure', 'practice', ['2', 'alt+2'], 'Answer: not sure'],
  ['practice.fairlySure', 'practice', ['3', 'alt+3'], 'Answer: fairly sure'],
  ['practice.certain', 'practice', ['4', 'alt+4'], 'Answer: certain'],
  ['practice.why', 'practice', ['w', 'alt+w'], 'Why? All of it'],
  ['practice.readOn', 'practice', ['pageDown', 'ctrl+d'], 'Read on'],
  ['practice.readBack', 'practice', ['pageUp', 'ctrl+u'], 'Read back'],
  ['practice.takeBack', 'practice', ['u', 'alt+backspace'], 'This answer does not count'],
  ['practice.replay', 'practice', ['p', 'alt+p'], 'Play again a scenario that you passed'],
  ['practice.back', 'practice', ['escape', 'q'], 'Back to the scenarios'],

  ['briefing.next', 'briefing', ['enter', 'space', 'right', 'tab'], 'Next page, then to work'],
  ['briefing.previous', 'briefing', ['left', 'backspace'], 'Page back'],
  ['briefing.start', 'briefing', ['s', 'ctrl+s'], 'Go to work'],
  ['briefing.example', 'briefing', ['e', 'alt+e'], 'See it worked out first'],
  ['briefing.half', 'briefing', ['f', 'alt+f'], 'Begin with the first half done'],
  ['briefing.back', 'briefing', ['escape', 'q'], 'Back'],

  ['bench.nextPanel', 'workbench', ['tab', 'alt+n'], 'Next panel'],
  ['bench.previousPanel', 'workbench', ['shift+tab', 'alt+p'], 'Previous panel'],
  ['bench.account', 'workbench', ['1', 'alt+1'], 'To 1 Account'],
  ['bench.detail', 'workbench', ['2', 'alt+2'], 'To 2 Detail'],
  ['bench.tasks', 'workbench', ['3', 'alt+3'], 'To 3 Tasks'],
  ['bench.console', 'workbench', ['4', 'alt+4'], 'To 4 Console'],
  ['bench.events', 'workbench', ['5', 'alt+5'], 'To 5 Events'],
  ['bench.zoom', 'workbench', ['z', 'alt+z'], 'Zoom this panel'],
  ['bench.why', 'workbench', ['w', 'alt+w'], 'Why?'],
  ['bench.ask', 'workbench', ['W', 'alt+y'], 'Ask about any request'],
  ['bench.hint', 'workbench', ['h', 'alt+h'], 'A hint'],
  ['bench.actions', 'workbench', ['a', 'alt+a'], 'What can be done here'],
  ['bench.new', 'workbench', ['n', 'alt+i'], 'Create something'],
  ['bench.call', 'workbench', ['o', 'alt+c'], 'Call any operation of AWS'],
  ['bench.edit', 'workbench', ['e', 'alt+e'], 'Edit the policy'],
  ['bench.delete', 'workbench', ['d', 'delete'], 'Delete'],
  ['bench.copy', 'workbench', ['y', 'alt+k'], 'Copy the ARN or text'],
  ['bench.undo', 'workbench', ['u', 'alt+backspace'], 'Undo'],
  ['bench.redo', 'workbench', ['ctrl+r', 'U'], 'Redo'],
  ['bench.submit', 'workbench', ['ctrl+s', 'S'], 'Hand in'],
  ['bench.profile', 'workbench', ['p', 'alt+o'], 'Act as somebody else'],
  ['bench.who', 'workbench', ['i', 'alt+j'], 'Who am I?'],
  ['bench.timeline', 'workbench', ['t', 'alt+t'], 'Timeline: what happened, and ways back'],
  ['bench.life', 'workbench', ['H', 'alt+l'], 'The history of what the cursor is on'],
  ['bench.briefing', 'workbench', ['b', 'alt+b'], 'Read the briefing again'],
  ['bench.takeOut', 'workbench', ['O', 'alt+.'], 'Take out: a policy, the account, a script'],
  ['bench.bringIn', 'workbench', ['I', 'alt+;'], 'Bring in a policy from a file or paste'],
  ['bench.case', 'workbench', ['c', 'alt+!'], 'Doubt it: write the verdict as a case file'],
  ['bench.restart', 'workbench', ['R', 'alt+r'], 'Start the scenario anew'],
  ['bench.inspect', 'workbench', ['f', 'alt+x'], 'Inspect: what it means, findings'],
  ['bench.graph', 'workbench', ['v', 'alt+g'], 'Graph: who has what, who becomes whom'],
  ['bench.map', 'workbench', ['m', 'alt+v'], 'Access map: who may do what'],
  ['bench.wider', 'workbench', ['>', 'alt+>'], 'Make this panel wider'],
  ['bench.narrower', 'workbench', ['<', 'alt+<'], 'Make this panel narrower'],
  ['bench.taller', 'workbench', ['+', 'alt+up'], 'Make this panel taller'],
  ['bench.shorter', 'workbench', ['-', 'alt+down'], 'Make this panel less tall'],
  ['bench.hide', 'workbench', ['x', 'alt+u'], 'Hide this panel, or keep it in sight'],
  ['bench.panels', 'workbench', ['X', 'alt+d'], 'Panels: hide and show'],
  ['bench.usualPanels', 'workbench', ['=', 'alt+='], 'Panels as they come'],
  ['bench.leave', 'workbench', ['q', 'alt+q'], 'Back to the scenarios'],

  ['account.open', 'account', ['enter', 'right'], 'Open'],
  ['account.fold', 'account', ['space', 'left'], 'Fold or unfold'],

  ['detail.open', 'detail', ['enter', 'space'], 'Open'],
  ['detail.nextTab', 'detail', [']', 'right'], 'Next tab'],
  ['detail.previousTab', 'detail', ['[', 'left'], 'Previous tab'],
  ['detail.back', 'detail', ['escape', 'backspace'], 'Back to the account'],

  ['tasks.open', 'tasks', ['enter', 'space'], 'Why this result?'],
  ['tasks.back', 'tasks', ['escape', 'backspace'], 'Back to the account'],

  ['console.back', 'console', ['escape', 'shift+tab'], 'Leave the console'],

  ['events.open', 'events', ['enter', 'space'], 'The whole event'],
  ['events.back', 'events', ['escape', 'backspace'], 'Back to the account'],

  ['timeline.open', 'timeline', ['enter', 'space'], 'The whole record, or go there'],
  ['timeline.why', 'timeline', ['w', 'alt+w'], 'Why was it allowed or denied?'],
  ['timeline.go', 'timeline', ['J', 'alt+j'], 'Go to the state right after this'],
  ['timeline.branch', 'timeline', ['b', 'alt+b'], 'Branch from here: go there and work on'],
  ['timeline.checkpoint', 'timeline', ['c', 'alt+c'], 'Set a checkpoint where the account stands'],
  ['timeline.return', 'timeline', ['v', 'alt+v'], 'Back to a checkpoint or a line that was left'],
  ['timeline.life', 'timeline', ['e', 'alt+e'], 'The history of one entity'],
  ['timeline.failed', 'timeline', ['x', 'alt+x'], 'Denied and failed events only, or all'],
  ['timeline.reads', 'timeline', ['r', 'alt+r'], 'Hide or show what only reads'],
  ['timeline.who', 'timeline', ['f', 'alt+o'], 'Events of one caller only'],
  ['timeline.nextTab', 'timeline', ['tab', ']', 'right'], 'Next tab'],
  ['timeline.previousTab', 'timeline', ['shift+tab', '[', 'left'], 'Previous tab'],
  ['timeline.undo', 'timeline', ['u', 'alt+backspace'], 'Undo'],
  ['timeline.redo', 'timeline', ['ctrl+r', 'U'], 'Redo'],
  ['timeline.back', 'timeline', ['escape', 'q'], 'Back to work'],

  ['result.next', 'result', ['n', 'alt+n'], 'Next scenario'],
  ['result.debrief', 'result', ['d', 'right'], 'What to take away'],
  ['result.why', 'result', ['w', 'space'], 'Why this result?'],
  ['result.suggest', 'result', ['t', 'alt+t'], 'The tightest policy that does it'],
  ['result.again', 'result', ['p', 'alt+p'], 'Once more what you foretold wrong'],
  ['result.back', 'result', ['escape', 'q'], 'Back to work'],
  ['result.home', 'result', ['H', 'alt+h'], 'To the scenarios'],

  ['debrief.reveal', 'debrief', ['space', 'enter'], 'Show the answer'],
  ['debrief.suggest', 'debrief', ['t', 'alt+t'], 'The tightest policy that does it'],
  ['debrief.back', 'debrief', ['escape', 'q'], 'Back'],

  ['settings.change', 'settings', ['enter', 'space', 'right'], 'Change'],
  ['settings.previous', 'settings', ['left', 'h'], 'Change the other way round'],
  ['settings.back', 'settings', ['escape', 'q'], 'Back'],

  ['messages.back', 'messages', ['escape', 'q'], 'Back'],

  ['menu.choose', 'menu', ['enter', 'space'], 'Choose'],
  ['menu.close', 'menu', ['escape', 'q'], 'Close'],

  ['confirm.yes', 'confirm', ['y', 'ctrl+y'], 'Yes'],
  ['confirm.no', 'confirm', ['n', 'escape'], 'No'],
  ['confirm.other', 'confirm', ['tab', 'left', 'right'], 'The other answer'],
  ['confirm.take', 'confirm', ['enter', 'space'], 'Take the marked answer'],

  ['palette.choose', 'palette', ['enter'], 'Do it'],
  ['palette.down', 'palette', ['down', 'ctrl+n', 'tab'], 'Down'],
  ['palette.up', 'palette', ['up', 'ctrl+p', 'shift+tab'], 'Up'],
  ['palette.close', 'palette', ['escape'], 'Close'],

  ['help.copy', 'help', ['y', 'alt+k'], 'Copy all keys as a table'],
  ['help.close', 'help', ['escape', 'q', '?'], 'Close'],

  ['why.deeper', 'why', ['tab', 'right', ']'], 'More detail'],
  ['why.shallower', 'why', ['shift+tab', 'left', '['], 'Less detail'],
  ['why.ask', 'why', ['a', 'W'], 'Change the request and ask again'],
  ['why.point', 'why', ['p', 'alt+p'], 'Point at the statement that decides'],
  ['why.inspect', 'why', ['f', 'alt+x'], 'Inspect the policies of who asks'],
  ['why.copy', 'why', ['y', 'alt+k'], 'Copy'],
  ['why.case', 'why', ['c', 'alt+c'], 'Doubt it: write it as a case file'],
  ['why.close', 'why', ['escape', 'q'], 'Close'],

  ['predict.allowed', 'predict', ['a', 'left'], 'It is allowed'],
  ['predict.denied', 'predict', ['d', 'right'], 'It is denied'],
  ['predict.guessed', 'predict', ['1', 'alt+1'], 'Guessed'],
  ['predict.notSure', 'predict', ['2', 'alt+2'], 'Not sure'],
  ['predict.fairlySure', 'predict', ['3', 'alt+3'], 'Fairly sure'],
  ['predict.certain', 'predict', ['4', 'alt+4'], 'Certain'],
  ['predict.close', 'predict', ['escape', 'q'], 'Close without looking'],

  ['point.take', 'point', ['enter', 'space'], 'This one decides'],
  ['point.close', 'point', ['escape', 'q'], 'Back'],

  ['example.answer', 'example', ['enter', 'space'], 'Answer, then on'],
  ['example.close', 'example', ['escape', 'q'], 'Close'],

  ['ask.next', 'ask', ['tab', 'down'], 'Next field'],
  ['ask.previous', 'ask', ['shift+tab', 'up'], 'Previous field'],
  ['ask.complete', 'ask', ['ctrl+n', 'pageDown'], 'Take the first proposal'],
  ['ask.send', 'ask', ['enter', 'ctrl+s'], 'Ask'],
  ['ask.close', 'ask', ['escape'], 'Close'],

  ['map.left', 'map', ['left', 'h'], 'Principal to the left'],
  ['map.right', 'map', ['right', 'l'], 'Principal to the right'],
  ['map.open', 'map', ['enter', 'space'], 'What exactly, and by which statement'],
  ['map.why', 'map', ['w', 'alt+w'], 'Why the first of it?'],
  ['map.by', 'map', ['tab', ']'], 'By service or by resource'],
  ['map.close', 'map', ['escape', 'q'], 'Close'],

  ['graph.inspect', 'graph', ['enter', 'i'], 'Inspect it'],
  ['graph.go', 'graph', ['space', 'o'], 'Go there in the account'],
  ['graph.nextTab', 'graph', ['tab', ']', 'right'], 'Next graph'],
  ['graph.previousTab', 'graph', ['shift+tab', '[', 'left'], 'Graph before'],
  ['graph.close', 'graph', ['escape', 'q'], 'Close'],

  ['inspector.edit', 'inspector', ['enter', 'e'], 'Edit the policy'],
  ['inspector.fix', 'inspector', ['x', 'alt+enter'], 'Repair what was found, in the editor'],
  ['inspector.nextTab', 'inspector', ['tab', ']', 'right'], 'Next tab'],
  ['inspector.previousTab', 'inspector', ['shift+tab', '[', 'left'], 'Tab before'],
  ['inspector.close', 'inspector', ['escape', 'q'], 'Close'],

  ['reference.down', 'reference', ['down', 'ctrl+n'], 'Down'],
  ['reference.up', 'reference', ['up', 'ctrl+p'], 'Up'],
  ['reference.pageDown', 'reference', ['pageDown', 'alt+down'], 'A page down'],
  ['reference.pageUp', 'reference', ['pageUp', 'alt+up'], 'A page up'],
  ['reference.read', 'reference', ['enter', 'alt+enter'], 'Read and scroll, or back to the list'],
  ['reference.nextGroup', 'reference', ['tab', 'alt+n'], 'Next kind'],
  ['reference.previousGroup', 'reference', ['shift+tab', 'alt+p'], 'Kind before'],
  ['reference.copy', 'reference', ['ctrl+y', 'alt+k'], 'Copy'],
  ['reference.close', 'reference', ['escape', 'ctrl+t'], 'Close'],

  ['reading.copy', 'reading', ['y', 'alt+k'], 'Copy'],
  ['reading.close', 'reading', ['escape', 'q', 'enter'], 'Close'],

  ['hint.more', 'hint', ['h', 'space'], 'Another hint'],
  ['hint.close', 'hint', ['escape', 'q', 'enter'], 'Close'],

  ['question.toggle', 'question', ['space', 'right'], 'Choose or take back'],
  ['question.sure', 'question', ['s', 'tab'], 'How sure are you?'],
  ['question.answer', 'question', ['enter', 'ctrl+s'], 'Answer'],
  ['question.close', 'question', ['escape', 'q'], 'Close'],

  ['form.send', 'form', ['ctrl+s', 'alt+enter'], 'Send'],
  ['form.close', 'form', ['escape'], 'Close'],

  ['editor.save', 'editor', ['ctrl+s', 'alt+enter'], 'Save'],
  ['editor.external', 'editor', ['ctrl+g', 'alt+g'], 'Open in your own editor'],
  ['editor.close', 'editor', ['escape'], 'Close, keeping the text'],

  ['prompt.take', 'prompt', ['enter'], 'Take it'],
  ['prompt.complete', 'prompt', ['tab', 'ctrl+space'], 'Complete'],
  ['prompt.close', 'prompt', ['escape'], 'Close'],

  ['filter.keep', 'filter', ['enter', 'down', 'up', 'tab'], 'To the rows found'],
  ['filter.clear', 'filter', ['escape'], 'Show all rows again'],
] as const satisfies readonly (readonly [string, string, readonly string[], string])[];

export type CommandId = (typeof rows)[number][0];
export type Scope = (typeof rows)[number][1];

export interface Binding {
  readonly command: CommandId;
  readonly scope: Scope;
  /** As `keyName` writes them, the most usual first. */
  readonly keys: readonly string[];
  /** What the command does, in a few words. */
  readonly title: string;
}

export const keymap: readonly Binding[] = rows.map(([command, scope, keys, title]) => ({
  command,
  scope,
  keys,
  title,
}));
