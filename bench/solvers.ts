import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textExcess } from '../src/analysis/strings/compareTexts.ts';
import type { Policy } from '../src/policy/document.ts';
import { readPolicy } from '../src/policy/parse.ts';
import { smtQuestion } from './smtQuestion.ts';

// Both directions of the published pairs of policies (Quacky, ICSE 2022), side by side with SMT solvers on the same
// questions: z3-solver from npm, installed in a folder of its own (SOLVER_DIR, else a temporary one), and cvc5 where the
// machine has it. EVERY=1 asks all pairs; each eighth otherwise, since a solver waits two seconds where it knows nothing.

const step = Number(process.env.EVERY ?? 8);
const limit = 2000;
const perProcess = 25;

interface Pairs {
  readonly policies: Readonly<Record<string, unknown>>;
  readonly pairs: readonly { readonly policy: string; readonly mutant: string }[];
}

const file = new URL('../test/analysis/strings/quacky-mutants.json', import.meta.url);
const { policies, pairs }: Pairs = JSON.parse(readFileSync(file, 'utf8'));

function read(name: string): Policy {
  const document = policies[name];
  const tolerated = new Set(['INVALID_ARN_RESOURCE']);
  for (const kind of JSON.stringify(document).includes('Principal"')
    ? (['resource', 'trust'] as const)
    : (['identity'] as const)) {
    const { policy } = readPolicy(document, kind, undefined, tolerated);
    if (policy) return policy;
  }
  throw new Error(`${name} cannot be read`);
}

interface Question {
  readonly granted: Policy;
  readonly needed: Policy;
}

const all: readonly Question[] = pairs.flatMap(({ policy, mutant }) => {
  const [one, other] = [read(policy), read(mutant)];
  return [
    { granted: one, needed: other },
    { granted: other, needed: one },
  ];
});
const asked = all.filter((_, index) => Math.floor(index / 2) % step === 0);

interface Answer {
  readonly answer: string;
  readonly millis: number;
}

function ours({ granted, needed }: Question): Answer {
  const start = performance.now();
  const found = textExcess([granted], [needed]).length > 0;
  return { answer: found ? 'sat' : 'unsat', millis: performance.now() - start };
}

function report(name: string, answers: readonly Answer[]): void {
  const times = answers.map(({ millis }) => millis).sort((a, b) => a - b);
  const at = (part: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2).padStart(9);
  const unknown = answers.filter(({ answer }) => answer !== 'sat' && answer !== 'unsat').length;
  console.log(
    `${name.padEnd(34)} ${`${answers.length}`.padStart(5)} asked ${`${unknown}`.padStart(4)} unknown   median ${at(0.5)}   p99 ${at(0.99)}   most ${at(1)} ms`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-solver-'));
const worker = `
import { init } from 'z3-solver';
import { readFileSync } from 'node:fs';
const questions = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { Z3 } = await init();
for (const question of questions) {
  const context = Z3.mk_context(Z3.mk_config());
  const start = performance.now();
  let answer = 'unknown';
  try { answer = (await Z3.eval_smtlib2_string(context, question)).trim().split('\\n').pop(); } catch {}
  console.log(JSON.stringify({ answer, millis: performance.now() - start }));
  Z3.del_context(context);
}
process.exit(0);
`;

function z3(questions: readonly Question[]): Answer[] {
  const home = resolve(process.env.SOLVER_DIR ?? folder);
  const flags = ['--prefix', home, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  if (!process.env.SOLVER_DIR) execFileSync('npm', ['install', ...flags, 'z3-solver@4.13.4'], { stdio: 'ignore' });
  const script = join(home, 'worker.mjs');
  writeFileSync(script, worker);
  const answers: Answer[] = [];
  for (let from = 0; from < questions.length; ) {
    const some = questions.slice(from, from + perProcess);
    const list = join(folder, 'questions.json');
    const texts = some.map(
      ({ granted, needed }) => `(set-option :timeout ${limit})\n${smtQuestion([granted], [needed])}`,
    );
    writeFileSync(list, JSON.stringify(texts));
    const { stdout } = spawnSync(process.execPath, [script, list], { encoding: 'utf8', timeout: 120_000 });
    const said = stdout.split('\n').flatMap((line): Answer[] => (line.startsWith('{') ? [JSON.parse(line)] : []));
    answers.push(...said);
    from += said.length;
    // A process that ends early has crashed on a question.
    if (said.length < some.length) {
      answers.push({ answer: 'crashed', millis: limit });
      from += 1;
    }
  }
  return answers;
}

function cvc5(questions: readonly Question[]): Answer[] | null {
  if (spawnSync('cvc5', ['--version']).error) return null;
  return questions.map(({ granted, needed }): Answer => {
    const input = smtQuestion([granted], [needed]);
    const start = performance.now();
    const { stdout } = spawnSync('cvc5', ['--lang=smt2', '--strings-exp', `--tlimit=${limit}`], {
      input,
      encoding: 'utf8',
    });
    return { answer: stdout.trim() || 'unknown', millis: performance.now() - start };
  });
}

function disagreements(mine: readonly Answer[], theirs: readonly Answer[]): number {
  return mine.filter(({ answer }, index) => {
    const other = theirs[index]?.answer;
    return (other === 'sat' || other === 'unsat') && other !== answer;
  }).length;
}

for (const question of all) ours(question);
const mine = asked.map(ours);
report('iam-dojo, every direction, warm', all.map(ours));
report('iam-dojo, the questions below', mine);
const peers = [
  ['z3-solver 4.13.4 (npm)', z3(asked)],
  ['cvc5, with its start', cvc5(asked)],
] as const;
for (const [name, answers] of peers) {
  if (answers === null) continue;
  report(name, answers);
  console.log(`  answers that differ from ours: ${disagreements(mine, answers)}`);
}
