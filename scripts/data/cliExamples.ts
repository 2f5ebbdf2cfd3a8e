/**
 * Writes test/doors/console/cliExamples.json: the command lines, and nothing else, of the examples that the AWS CLI
 * ships for the operations which the catalogue models. Needs Debian's `apt-get` and `dpkg-deb`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceModel } from '../../src/catalogue/models.ts';
import { packageRoot } from '../../src/catalogue/packageRoot.ts';
import { operationNames, serviceCommands } from '../../src/doors/console/serviceNames.ts';
import { waiterNames } from '../../src/doors/console/waiters.ts';
import { exampleSource } from './sources.ts';

const folder = join(tmpdir(), 'iam-dojo-data-sources', `awscli-debian-${exampleSource.version}`);
const examples = join(folder, 'usr/lib/python3/dist-packages/awscli/examples');

function fetchExamples(): void {
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, `awscli_${exampleSource.version}_all.deb`);
  if (!existsSync(archive)) {
    execFileSync('apt-get', ['download', `awscli=${exampleSource.version}`], { cwd: folder, stdio: 'ignore' });
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== exampleSource.integrity) throw new Error(`expected ${exampleSource.integrity}, found ${found}`);
  if (!existsSync(examples)) execFileSync('dpkg-deb', ['-x', archive, folder]);
}

/** The quote left open at the end of a shell text; empty where there is none. */
function openQuote(text: string): string {
  let open = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\' && open !== "'") at += 1;
    else if (open === '') open = letter === "'" || letter === '"' ? letter : '';
    else if (letter === open) open = '';
  }
  return open;
}

/** Line ends of the Windows command prompt and of PowerShell: their examples say the same again in another shell. */
const otherShells = /[\^`]\s*$/;

/** Command lines of a page: indented lines that begin with `aws`, with the lines that continue them. */
function commandsOf(page: string): string[] {
  const found: string[] = [];
  let text: string | null = null;
  for (const line of page.split(/\r?\n/)) {
    const start = /^\s+(?:\$ )?(aws .*)$/.exec(line)?.[1];
    if (text === null && (start === undefined || otherShells.test(start))) continue;
    text = text === null ? (start ?? '') : `${text}${line.trim()}`;
    const quote = openQuote(text);
    if (quote !== '') text += '\n';
    else if (/\\\s*$/.test(text)) text = `${text.replace(/\s*\\\s*$/, '')} `;
    else {
      found.push(text.trim());
      text = null;
    }
  }
  return text === null ? found : [...found, text.trim()];
}

fetchExamples();
const lines: string[] = [];
const passedOver = new Map<string, number>();
for (const [command, service] of [...serviceCommands()].sort()) {
  const model = serviceModel(service);
  const pages = join(examples, command);
  if (!model || !existsSync(pages)) continue;
  const names = operationNames(model);
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rst'));
  for (const file of files.sort()) {
    for (const line of commandsOf(readFileSync(join(pages, file), 'utf8'))) {
      const [, of, name = '', waited = ''] = line.split(/\s+/);
      const known = name === 'wait' ? waiterNames(service).has(waited) : names.has(name);
      if (of === command && known) lines.push(line);
      else if (of === command) passedOver.set(command, (passedOver.get(command) ?? 0) + 1);
    }
  }
}
for (const [command, count] of passedOver)
  console.log(`${count} of ${command} are of operations that are not modelled`);
const target = join(packageRoot(), 'test/doors/console/cliExamples.json');
writeFileSync(
  target,
  `${JSON.stringify({ package: `awscli ${exampleSource.version}`, lines: [...new Set(lines)] }, null, 2)}\n`,
);
console.log(`${lines.length} command lines, ${new Set(lines).size} of them different`);
