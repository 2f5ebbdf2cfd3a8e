import { activeScopes } from './activeScopes.ts';
import { inForce } from './bindings.ts';
import { keptSearch } from './keptSearch.ts';
import { keyLabel } from './keyLabel.ts';
import type { Binding, CommandId } from './keymap.ts';
import { type Line, lineWidth, seg } from './line.ts';
import { type Program, type State, topLayer } from './program.ts';
import { timelineTab } from './timeline/timelineState.ts';

/** The keys that matter most, by where the keys go. Those that cannot be used now are left out. */
const chosen: Readonly<Record<string, readonly (readonly [CommandId, string])[]>> = {
  home: [
    ['home.open', 'open'],
    ['list.filter', 'search'],
    ['home.show', 'show'],
    ['home.practice', 'practice'],
    ['home.sandbox', 'sandbox'],
    ['app.help', 'keys'],
    ['home.quit', 'leave'],
    ['app.settings', 'settings'],
    ['home.learner', 'learner'],
  ],
  practice: [
    ['practice.next', 'next'],
    ['practice.allowed', 'allowed'],
    ['practice.denied', 'denied'],
    ['practice.choose', 'choose'],
    ['practice.readOn', 'read on'],
    ['practice.readBack', 'read back'],
    ['practice.why', 'why'],
    ['practice.takeBack', 'does not count'],
    ['practice.back', 'scenarios'],
    ['practice.replay', 'play a scenario again'],
  ],
  briefing: [
    ['briefing.next', 'next'],
    ['briefing.previous', 'back'],
    ['briefing.start', 'go to work'],
    ['briefing.example', 'see it worked out'],
    ['briefing.half', 'half done'],
    ['briefing.back', 'leave'],
  ],
  account: [
    ['account.open', 'open'],
    ['bench.actions', 'do'],
    ['bench.new', 'create'],
    ['bench.edit', 'edit'],
    ['bench.nextPanel', 'next panel'],
    ['bench.submit', 'hand in'],
    ['bench.timeline', 'timeline'],
    ['app.help', 'keys'],
  ],
  detail: [
    ['detail.open', 'open'],
    ['bench.edit', 'edit'],
    ['bench.actions', 'do'],
    ['detail.nextTab', 'tab'],
    ['bench.delete', 'delete'],
    ['detail.back', 'back'],
    ['app.help', 'keys'],
  ],
  tasks: [
    ['tasks.open', 'open'],
    ['bench.why', 'why'],
    ['bench.hint', 'hint'],
    ['bench.ask', 'ask'],
    ['bench.submit', 'hand in'],
    ['app.help', 'keys'],
  ],
  console: [
    ['console.back', 'leave the console'],
    ['app.help', 'keys'],
  ],
  events: [
    ['events.open', 'whole event'],
    ['bench.why', 'why'],
    ['bench.timeline', 'timeline'],
    ['list.filter', 'search'],
    ['events.back', 'back'],
    ['app.help', 'keys'],
  ],
  timeline: [
    ['timeline.open', 'open'],
    ['timeline.why', 'why'],
    ['timeline.nextTab', 'tab'],
    ['timeline.branch', 'branch from here'],
    ['timeline.checkpoint', 'checkpoint'],
    ['list.filter', 'search'],
    ['timeline.failed', 'failed only'],
    ['timeline.back', 'back'],
    ['app.help', 'keys'],
  ],
  'timeline life': [
    ['timeline.life', 'choose whose'],
    ['timeline.open', 'open'],
    ['timeline.nextTab', 'tab'],
    ['list.filter', 'search'],
    ['timeline.back', 'back'],
    ['app.help', 'keys'],
  ],
  result: [
    ['result.next', 'next'],
    ['result.debrief', 'what to take away'],
    ['result.why', 'why'],
    ['result.again', 'once more'],
    ['result.back', 'back to work'],
    ['result.home', 'scenarios'],
  ],
  debrief: [
    ['debrief.reveal', 'answer'],
    ['debrief.back', 'back'],
  ],
  settings: [
    ['settings.change', 'change'],
    ['settings.previous', 'the other way'],
    ['settings.back', 'back'],
  ],
  messages: [['messages.back', 'back']],
  menu: [
    ['menu.choose', 'choose'],
    ['menu.close', 'close'],
  ],
  confirm: [
    ['confirm.yes', 'yes'],
    ['confirm.no', 'no'],
  ],
  palette: [
    ['palette.choose', 'do it'],
    ['palette.close', 'close'],
  ],
  help: [
    ['list.filter', 'search'],
    ['help.close', 'close'],
  ],
  why: [
    ['why.deeper', 'more'],
    ['why.shallower', 'less'],
    ['why.point', 'point'],
    ['why.ask', 'ask again'],
    ['why.copy', 'copy'],
    ['why.case', 'case file'],
    ['why.close', 'close'],
  ],
  predict: [
    ['predict.allowed', 'allowed'],
    ['predict.denied', 'denied'],
    ['predict.guessed', 'guessed'],
    ['predict.certain', 'certain'],
    ['predict.close', 'close'],
  ],
  point: [
    ['point.take', 'this one decides'],
    ['point.close', 'back'],
  ],
  example: [
    ['example.answer', 'answer'],
    ['example.close', 'close'],
  ],
  ask: [
    ['ask.send', 'ask'],
    ['ask.next', 'field'],
    ['ask.complete', 'take the first'],
    ['ask.close', 'close'],
  ],
  map: [
    ['map.open', 'what exactly'],
    ['map.right', 'right'],
    ['map.by', 'by service or resource'],
    ['map.close', 'close'],
    ['app.help', 'keys'],
  ],
  graph: [
    ['graph.inspect', 'inspect'],
    ['graph.go', 'go there'],
    ['graph.nextTab', 'next graph'],
    ['graph.close', 'close'],
    ['app.help', 'keys'],
  ],
  inspector: [
    ['inspector.nextTab', 'next tab'],
    ['inspector.edit', 'edit'],
    ['inspector.fix', 'repair'],
    ['inspector.close', 'close'],
    ['app.help', 'keys'],
  ],
  reference: [
    ['reference.nextGroup', 'kind'],
    ['reference.read', 'read'],
    ['reference.copy', 'copy'],
    ['reference.close', 'close'],
  ],
  reading: [
    ['reading.copy', 'copy'],
    ['reading.close', 'close'],
  ],
  hint: [
    ['hint.more', 'another'],
    ['hint.close', 'close'],
  ],
  question: [
    ['question.toggle', 'choose'],
    ['question.sure', 'how sure'],
    ['question.answer', 'answer'],
    ['question.close', 'close'],
  ],
  form: [
    ['form.send', 'send'],
    ['form.close', 'close'],
    ['app.help', 'keys'],
  ],
  'form document': [
    ['form.send', 'send'],
    ['form.close', 'back to the form'],
    ['app.help', 'keys'],
  ],
  'form choices': [
    ['prompt.take', 'take'],
    ['form.close', 'close the list'],
    ['app.help', 'keys'],
  ],
  editor: [
    ['editor.save', 'save'],
    ['editor.external', 'own editor'],
    ['editor.close', 'close'],
    ['app.help', 'keys'],
  ],
  prompt: [
    ['prompt.take', 'take'],
    ['prompt.complete', 'complete'],
    ['prompt.close', 'close'],
  ],
  filter: [
    ['filter.keep', 'to the rows'],
    ['filter.clear', 'all rows'],
  ],
};

/** Where letters are text. */
const writing: ReadonlySet<string> = new Set(['console', 'form', 'editor', 'reference']);

/** Where text is written, only the named key of help is free. */
function helpAnywhere({ bindings }: Program): readonly Binding[] {
  return bindings
    .filter(({ command }) => command === 'app.help')
    .map((binding) => ({ ...binding, keys: binding.keys.filter((key) => key.length > 1) }));
}

/** The row of `chosen` that fits what the keys do now. */
function placeNow(state: State): string {
  const layer = topLayer(state);
  if (layer?.kind === 'form') {
    const { editing, popup } = layer.model.snapshot();
    return editing !== null ? 'form document' : popup !== null ? 'form choices' : 'form';
  }
  const [scope = ''] = activeScopes(state);
  return scope === 'timeline' && timelineTab(state) === 'life' ? 'timeline life' : scope;
}

const endOfSearch = ['filter.clear', 'all rows'] as const;

/** Keys for the status row, as many as fit `width` cells. */
export function footerLine(program: Program, width: number): Line {
  const state = program.ui.getState();
  const scopes = activeScopes(state);
  const help = writing.has(scopes[0] ?? '') ? helpAnywhere(program) : [];
  const search = keptSearch(program) === null ? [] : inForce(program.bindings, ['filter']);
  const place = placeNow(state);
  // A list of choices takes keys as a field of one line does.
  const taking = place === 'form choices' ? inForce(program.bindings, ['prompt']) : [];
  const bindings = [...help, ...search, ...inForce(program.bindings, scopes), ...taking];
  const hints = chosen[place] ?? [];
  let line: Line = [];
  for (const [command, title] of search.length === 0 ? hints : [endOfSearch, ...hints]) {
    const key = bindings.find((binding) => binding.command === command)?.keys[0];
    if (key === undefined || (program.commands[command].disabled?.(program) ?? null) !== null) continue;
    const hint = [seg(keyLabel(key, state.settings.ascii), 'key'), seg(` ${title}`, 'muted')];
    const gap = line.length === 0 ? [] : [seg('  ')];
    if (lineWidth([...line, ...gap, ...hint]) > width) break;
    line = [...line, ...gap, ...hint];
  }
  return line;
}
