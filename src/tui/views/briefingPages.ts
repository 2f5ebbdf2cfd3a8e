import type { Scenario } from '../../scenario/scenario.ts';
import { blank, type Line, lineText, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { marked, proseLines } from './prose.ts';

/** Rows of a page: a reader has something to do at least this often. */
export const pageRows = 18;

/** True where a page may end before this row: at a gap or at the next item of a list. */
function begins(line: Line | undefined): boolean {
  return line !== undefined && (line.length === 0 || /^(\d+[.)]|•) /.test(lineText(line)));
}

/** Cuts rows into pages, between paragraphs and items where that leaves a page at least half full. */
function pagesOf(lines: readonly Line[], rows: number): Line[][] {
  const pages: Line[][] = [];
  let rest = [...lines];
  while (rest.length > rows) {
    let cut = rows;
    while (cut > rows / 2 && !begins(rest[cut])) cut -= 1;
    if (cut <= rows / 2) cut = rows;
    pages.push(rest.slice(0, cut));
    rest = rest.slice(cut);
    while (rest.length > 0 && rest[0]?.length === 0) rest = rest.slice(1);
  }
  return rest.length > 0 || pages.length === 0 ? [...pages, rest] : pages;
}

function taskLines(scenario: Scenario, width: number): Line[] {
  const tasks = scenario.tasks.flatMap((task, index) =>
    wrapLine([seg(`${index + 1}. `, 'accent'), ...marked(task.text)], width, 3),
  );
  return [[seg('Your tasks', 'heading')], blank, ...tasks];
}

/** The story in pages, the tasks last. */
export function briefingPages(scenario: Scenario, width: number, height: number): readonly (readonly Line[])[] {
  const rows = Math.max(4, Math.min(pageRows, height));
  const story = proseLines(scenario.briefing, width);
  const tasks = taskLines(scenario, width);
  const together = [...story, blank, ...tasks];
  if (together.length <= rows) return [together];
  return [...pagesOf(story, rows), ...pagesOf(tasks, rows)];
}
