import { closest } from '../../policy/closest.ts';
import { exams } from './exams.ts';
import { found, type LintRule } from './lintRule.ts';
import { writtenTexts } from './writtenTexts.ts';

const day = 86_400_000;
const oldest = 180;

const blueprint = (exam: string) => (Object.hasOwn(exams, exam) ? exams[exam] : undefined);

/** Rules about facts, exams and where things come from. */
export const sourceRules: readonly LintRule[] = [
  {
    id: 'F-01',
    severity: 'warning',
    says: 'facts were checked within half a year',
    find: ({ scenario, today }) =>
      (scenario.facts ?? []).flatMap(({ checked }, at) => {
        const age = today === undefined ? 0 : (Date.parse(today) - Date.parse(checked)) / day;
        return age > oldest
          ? [found(['facts', at, 'checked'], `this was checked ${age} days ago`, 'look it up again, and write the day')]
          : [];
      }),
  },
  {
    id: 'F-02',
    severity: 'error',
    says: 'each fact names the page that it comes from',
    find: ({ scenario }) =>
      (scenario.facts ?? []).flatMap(({ source }, at) =>
        /^https:\/\/\S+\.\S|^\S+ \S+ \S/.test(source)
          ? []
          : [
              found(
                ['facts', at, 'source'],
                `\`${source}\` names no page`,
                'write its address, or the guide and its page',
              ),
            ],
      ),
  },
  {
    id: 'E-01',
    severity: 'error',
    says: 'exams and their tasks exist',
    find: ({ scenario }) =>
      scenario.exams.flatMap(({ exam, task }, at) => {
        const known = blueprint(exam);
        if (!known) {
          const near = closest(exam, Object.keys(exams));
          const advice = near ? `did you mean \`${near}\`?` : `known are ${Object.keys(exams).join(', ')}`;
          return [found(['exams', at, 'exam'], `there is no exam \`${exam}\``, advice)];
        }
        return known.tasks.length === 0 || known.tasks.some((one) => task === one || task.startsWith(`${one}.`))
          ? []
          : [
              found(
                ['exams', at, 'task'],
                `\`${exam}\` has no such task: \`${task}\``,
                `it has ${known.tasks.join(', ')}`,
              ),
            ];
      }),
  },
  {
    id: 'E-02',
    severity: 'warning',
    says: 'exams can still be taken',
    find: ({ scenario, today }) =>
      scenario.exams.flatMap(({ exam }, at) => {
        const last = blueprint(exam)?.lastDay;
        return today !== undefined && last && today > last
          ? [found(['exams', at, 'exam'], `\`${exam}\` ended on ${last}`, 'name its successor')]
          : [];
      }),
  },
  {
    id: 'E-03',
    severity: 'error',
    says: 'nothing comes from copied exam questions',
    find: ({ scenario }) =>
      writtenTexts(scenario).flatMap(({ path, text }) => {
        const word = /\b(brain[- ]?dumps?|exam[- ]?dumps?|exam ?topics|(?:actual|real) exam questions?)\b/i.exec(
          text,
        )?.[0];
        return word
          ? [found(path, `\`${word}\` breaks the agreement of every exam`, 'write questions of your own')]
          : [];
      }),
  },
];
