import { closest } from '../../policy/closest.ts';
import { namesAtStart } from '../startNames.ts';
import { type Found, found, type Linted, type LintRule } from './lintRule.ts';
import { type WrittenCheck, writtenChecks } from './writtenChecks.ts';

/** Rules about whom and what checks name. */
export const nameRules: readonly LintRule[] = [
  {
    id: 'NAME-01',
    severity: 'error',
    says: 'whom and what a check uses is named in a text or exists at the start',
    find: (linted) => writtenChecks(linted.scenario).flatMap((written) => unnamed(written, linted)),
  },
  {
    id: 'NAME-02',
    severity: 'error',
    says: 'whom the learner acts as exists at the start, or signs in to the console later',
    find: ({ scenario }) => {
      const known = namesAtStart(scenario);
      // Whether roles, machines and directories are there is decided when the file is read.
      return Object.entries(scenario.identities).flatMap(([name, { as, credentials }]) => {
        const who = as.replace(/^\d{12}:/, '').toLowerCase();
        if (!who.startsWith('user/') || credentials === 'console' || known.has(who)) return [];
        const advice = 'create it, or use `credentials: console`';
        return [found(['identities', name], `\`${as}\` does not exist at the start`, advice)];
      });
    },
  },
];

function unnamed({ check, path }: WrittenCheck, { scenario }: Linted): Found[] {
  const known = namesAtStart(scenario);
  const text = [scenario.briefing, ...scenario.tasks.map((task) => task.text)].join('\n').toLowerCase();
  return entitiesIn(check).flatMap((entity) => {
    const [kind = '', name = ''] = entity.split('/', 2);
    if (known.has(`${kind}/${name.toLowerCase()}`) || text.includes(name.toLowerCase())) return [];
    const near = closest(`${kind}/${name}`, [...known]);
    const advice = near ? `did you mean \`${near}\`?` : 'name it in a task, or create it at the start';
    return [found(path, `no text names \`${entity}\`, and it does not exist at the start`, advice)];
  });
}

/** Entities of the account by name: principals, excepted ones too, and what they act on. */
function entitiesIn(check: WrittenCheck['check']): string[] {
  const isAccess = check.kind === 'allow' || check.kind === 'deny';
  const as = isAccess ? check.probe.as : 'as' in check ? check.as : null;
  const excepted = check.kind === 'deny' ? (check.probe.except ?? []) : [];
  const on = isAccess ? (check.probe.on ?? '') : '';
  return [
    ...[as ?? '', ...excepted].filter((one) => /^(user|group|role|instance|key)\/./.test(one)),
    ...(/^(user|group|role|policy|instance-profile)\//.test(on) ? [on] : []),
  ];
}
