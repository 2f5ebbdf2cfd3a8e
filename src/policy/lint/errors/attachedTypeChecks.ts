import { findAction } from '../../../catalogue/authorization.ts';
import { eachStatement } from '../eachStatement.ts';
import { entriesOf } from '../entries.ts';
import type { Hit, LintCheck, LintSubject, RawStatement } from '../lintCheck.ts';
import { type AttachedType, attachedTypes } from './attachedTypes.ts';

function typed(look: (statement: RawStatement, type: AttachedType) => Iterable<Hit>): LintCheck['check'] {
  return eachStatement((statement, { resourceType }: LintSubject) => {
    const type = attachedTypes.find(({ name }) => name === resourceType);
    return type ? look(statement, type) : [];
  });
}

/** True where requests for the action are about a resource of the type. Actions that are not published pass. */
function reaches(text: string, { services, types }: AttachedType): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || /[*?]/.test(text.slice(0, colon))) return true;
  if (!services.includes(text.slice(0, colon).toLowerCase())) return false;
  const action = findAction(text);
  return !action || types.length === 0 || action.resources.some(({ type }) => types.includes(type));
}

export const attachedTypeChecks: readonly LintCheck[] = [
  {
    code: 'UNSUPPORTED_ACTION_IN_POLICY',
    severity: 'error',
    kinds: ['resource'],
    check: typed(function* (statement, type) {
      for (const { text, path } of [...entriesOf(statement, 'Action'), ...entriesOf(statement, 'NotAction')]) {
        if (reaches(text, type)) continue;
        const advice = `name actions of \`${type.services.join('`, `')}\` that work on the resource itself`;
        yield { path, message: `the policy of a resource of type ${type.name} cannot speak of \`${text}\``, advice };
      }
    }),
  },
  {
    code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
    severity: 'error',
    kinds: ['resource'],
    check: typed(function* (statement, type) {
      for (const { text, path } of [...entriesOf(statement, 'Resource'), ...entriesOf(statement, 'NotResource')]) {
        if (!text.startsWith('arn:') || type.arn.test(text)) continue;
        const advice = `write the ARN of the resource itself, e.g. \`${type.example}\``;
        yield { path, message: `\`${text}\` is not what a policy of ${type.name} is attached to`, advice };
      }
    }),
  },
];
