import type { Terminal } from './terminal.ts';

/** From the map of scenarios into one of them, as somebody does who knows its name. */
export async function openScenario(terminal: Terminal, slug: string): Promise<void> {
  await terminal.sees(/of \d+ passed/);
  await terminal.press('/');
  await terminal.type(slug);
  await terminal.sees(`/${slug}`);
  await terminal.press('enter', 'enter');
}
