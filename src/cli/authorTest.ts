import type { Fault } from '../policy/fault.ts';
import { type Proof, prove } from '../training/prove.ts';
import { proofFinding, requestText } from './authorProof.ts';
import { sarifRule } from './authorRules.ts';
import { type ChosenFile, chosenFile } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { sarifLog } from './sarifLog.ts';

interface Proven extends ChosenFile {
  readonly proof: Proof;
  readonly findings: readonly Fault[];
}

/** Variants that are played where nobody says how many. */
const usualSeeds = 50;

/** `iam-dojo author test SCENARIO…`: the whole proof, with mistakes made by machine. */
export async function authorTest(input: CommandInput): Promise<ExitCode> {
  const { args, options, out, err } = input;
  const seeds = Array.from({ length: Number(options.seeds ?? usualSeeds) }, (_, seed) => seed);
  const proven: Proven[] = [];
  const unusable: string[] = [];
  for (const name of args) {
    try {
      const chosen = chosenFile(name, input);
      const proof = prove(chosen.scenario, seeds, { mutants: true, progress: progressOn(chosen.scenario.slug, err) });
      const findings = proof.faults.map((fault) => proofFinding(chosen, fault));
      const one = { ...chosen, proof, findings };
      proven.push(one);
      if (options.format === undefined || options.format === 'text') out(proofText(one));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unusable.push(error.message);
    }
  }
  if (options.format === 'json') out(jsonText(proven.map(proofJson), 2));
  if (options.format === 'sarif') {
    const files = proven.map(({ file, findings }) => ({
      file,
      findings: findings.map((finding) => ({ ...finding, fix: null })),
    }));
    out(jsonText(sarifLog(files, unusable, sarifRule), 2));
  }
  for (const message of unusable) err(`iam-dojo: ${message}\n`);
  if (unusable.length > 0) return exitCodes.badInput;
  return proven.every(({ findings }) => findings.length === 0) ? exitCodes.done : exitCodes.no;
}

/** Milliseconds between two lines of progress. */
const pause = 1000;

/** Tells at most once a second what is played now. */
function progressOn(slug: string, err: CommandInput['err']): (says: string) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (says) => {
    const now = Date.now();
    if (now - told < pause) return;
    told = now;
    err(`${slug}: ${says}\n`);
  };
}

function proofText({ scenario, file, proof, findings }: Proven): string {
  const { survivors, implied, counts } = proof;
  const { seeds, solutions, mistakes, checks, mutants } = counts;
  const silent = survivors.filter(({ because }) => because === null);
  const lines = [
    ...findings.map(({ message, advice, place }) => {
      const todo = advice === '' ? '' : `; ${advice}`;
      return `${file}:${place?.line ?? 1}:${place?.column ?? 1}: ✗ ${message}${todo}`;
    }),
    ...silent.map(({ name, request }) => `    ${name}: ${requestText(request)}`),
    ...survivors.flatMap(({ name, request, because }) =>
      because === null
        ? []
        : [`${scenario.slug}: · no check needs to notice ${name}: ${because}`, `    ${requestText(request)}`],
    ),
    ...implied.map(
      (id) => `${scenario.slug}: · nothing fails the held-out check ${id} alone; the visible ones imply it`,
    ),
    `${scenario.slug}: ${findings.length === 0 ? 'proven' : 'not proven'} – ${counted(seeds, 'variant')} with ${counted(solutions, 'solution')}, ` +
      `${counted(mistakes, 'mistake')} and ${counted(checks, 'check')}; ${counted(mutants, 'mistake')} made by machine, ${survivors.length} not noticed`,
  ];
  return `${lines.join('\n')}\n`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function proofJson({ scenario, file, proof, findings }: Proven): object {
  const { faults, survivors, implied, counts } = proof;
  return {
    slug: scenario.slug,
    id: scenario.id,
    file,
    proven: faults.length === 0,
    faults: faults.map((fault, at) => ({
      ...fault,
      rule: findings[at]?.code,
      line: findings[at]?.place?.line ?? 1,
      column: findings[at]?.place?.column ?? 1,
    })),
    survivors,
    implied,
    counts,
  };
}
