import { closest } from '../../closest.ts';
import { has } from '../entries.ts';
import { setFix } from '../fix.ts';
import type { LintCheck, RawStatement } from '../lintCheck.ts';
import { conditionsOf, holdsWithoutKey } from '../writtenConditions.ts';
import { principalsOf } from '../writtenPrincipals.ts';

/** `service.amazonaws.com`, with more labels in front, and in the other partitions. */
const SERVICE = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*\.(amazonaws\.com(\.cn)?|amazonaws\.eu|aws\.internal)$/;

/** No host name is longer (RFC 1035, 2.3.4). */
const LONGEST = 253;

function hasServiceForm(text: string): boolean {
  return text.length <= LONGEST && SERVICE.test(text);
}

const SUFFIX = '.amazonaws.com';

/** The principal that a bare or misspelt name most likely meant. */
function likelyService(text: string): string | null {
  const lower = text.trim().toLowerCase();
  if (hasServiceForm(lower)) return lower;
  if (/^[a-z0-9-]+$/.test(lower)) return lower + SUFFIX;
  const [name = '', ...rest] = lower.split('.');
  return closest(rest.join('.'), [SUFFIX.slice(1)]) !== null && hasServiceForm(name + SUFFIX) ? name + SUFFIX : null;
}

/**
 * Keys that tell of an IAM principal, which a service acting for itself is not (IAM User Guide,
 * reference_policies_condition-keys: "Availability" of each).
 */
const ofIamPrincipals =
  /^aws:(principalorgid|principalorgpaths|principaltag\/.+|userid|username|multifactorauthpresent|multifactorauthage|federatedprovider)$/;

function speaksToServicesOnly(statement: RawStatement): boolean {
  const principals = principalsOf(statement);
  return principals.length > 0 && principals.every(({ type }) => type === 'Service') && !has(statement, 'NotPrincipal');
}

export const principalChecks: readonly LintCheck[] = [
  {
    code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
    severity: 'error',
    kinds: ['resource', 'trust'],
    *check({ statements }) {
      for (const { type, text, path } of statements.flatMap(principalsOf)) {
        if (type !== 'Service' || hasServiceForm(text)) continue;
        const near = likelyService(text);
        yield {
          path,
          message: `\`${text}\` has not the form of a service principal`,
          advice: near === null ? 'write the service as `service.amazonaws.com`' : `did you mean \`${near}\`?`,
          ...(near === null ? {} : { fix: setFix(path, near) }),
        };
      }
    },
  },
  {
    code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
    severity: 'error',
    kinds: ['resource'],
    *check({ statements }) {
      for (const { type, text, path } of statements.flatMap(principalsOf)) {
        if (type !== 'Federated') continue;
        const advice = 'name the role that federated users take on; identity providers belong in trust policies';
        yield { path, message: `a resource policy takes no identity provider such as \`${text}\``, advice };
      }
    },
  },
  {
    code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    severity: 'error',
    kinds: ['resource', 'trust'],
    *check({ statements }) {
      for (const statement of statements.filter(speaksToServicesOnly)) {
        for (const condition of conditionsOf(statement)) {
          if (!ofIamPrincipals.test(condition.lowerKey) || holdsWithoutKey(condition)) continue;
          yield {
            path: condition.path,
            message: `requests of a service principal do not have \`${condition.key}\``,
            advice:
              'use `aws:SourceOrgID`, `aws:SourceAccount` or `aws:SourceArn`, which say whom the service acts for',
          };
        }
      }
    },
  },
];
