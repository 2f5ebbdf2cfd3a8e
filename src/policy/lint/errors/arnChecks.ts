import { splitParts } from '../../arn.ts';
import type { closest } from '../../closest.ts';
import type { JsonPath } from '../../fault.ts';
import { maskVariables } from '../../variables.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { setFix } from '../fix.ts';
import { guessing } from '../guessing.ts';
import type { LintCheck, LintSubject } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { type ArnForm, arnForms, arnVendors, formsFor, runsIntoForm } from './arnForms.ts';
import { isKnownRegion } from './regionText.ts';

/** An ARN in `Resource` or `NotResource`, taken apart; variables stand as `*`. */
interface WrittenArn {
  readonly text: string;
  readonly path: JsonPath;
  /** The fields as written. */
  readonly parts: readonly string[];
  readonly vendor: string;
  readonly region: string;
  readonly account: string;
  /** Forms of the service's resource types that the last field fits; undefined for an unknown service. */
  readonly forms: readonly ArnForm[] | undefined;
  /** Whether resource types of the service are published. */
  readonly published: boolean;
}

const WILD = /[*?]/;

const read = new WeakMap<LintSubject, readonly WrittenArn[]>();

function arnsOf(subject: LintSubject): readonly WrittenArn[] {
  const arns = read.get(subject) ?? readAll(subject);
  read.set(subject, arns);
  return arns;
}

function readAll({ statements }: LintSubject): WrittenArn[] {
  const seen = new Map<string, WrittenArn | null>();
  return statements.flatMap((statement) => {
    const entries = ['Resource', 'NotResource'].flatMap((element) => entriesOf(statement, element));
    return entries.flatMap((entry): WrittenArn[] => {
      const known = seen.get(entry.text);
      const arn = known === undefined ? readArn(entry) : known;
      if (known === undefined) seen.set(entry.text, arn);
      return arn === null ? [] : [{ ...arn, path: entry.path }];
    });
  });
}

/** Null for what the reader of policies refuses already, and where the service is left open. */
function readArn({ text, path }: Entry): WrittenArn | null {
  const parts = splitParts(maskVariables(text, '*'));
  const [start, , vendor = '', region = '', account = '', resource] = parts;
  if (start !== 'arn' || resource === undefined || vendor === '' || WILD.test(vendor)) return null;
  const known = arnForms(vendor);
  const forms = known && formsFor(known, resource);
  return { text, path, parts, vendor, region, account, forms, published: known !== undefined && known.length > 0 };
}

interface Found {
  readonly message: string;
  readonly advice?: string;
  /** What to write instead. */
  readonly instead?: string | undefined;
}

type Look = (arn: WrittenArn, guess: typeof closest) => Found | null;

function row(code: string, look: Look): LintCheck {
  return {
    code,
    severity: 'error',
    kinds: actionKinds,
    *check(subject) {
      const guess = guessing(subject);
      for (const arn of arnsOf(subject)) {
        const found = look(arn, guess);
        if (!found) continue;
        const { instead, ...hit } = found;
        yield { ...hit, path: arn.path, ...(instead === undefined ? {} : { fix: setFix(arn.path, instead) }) };
      }
    },
  };
}

/** True where the last field fits some form and every such form has the field so. */
function all({ forms = [] }: WrittenArn, holds: (form: ArnForm) => boolean): boolean {
  return forms.length > 0 && forms.every(holds);
}

/** The ARN with another text in one field; undefined where a variable hides the fields. */
function withField(text: string, index: number, field: string): string | undefined {
  if (text.includes('${')) return undefined;
  const parts = text.split(':');
  return parts.map((part, at) => (at === index ? field : part)).join(':');
}

/** Documents, parameters and views that AWS publishes have ARNs without an account (user guides of the two services). */
const ofAws =
  /^arn:[^:]*:(ssm:[^:]*::(document|parameter|automation-definition|patchbaseline)|resource-explorer-2:[^:]*::view)\//;

export const arnChecks: readonly LintCheck[] = [
  row('INVALID_ARN_SERVICE_CASE', ({ text, vendor, forms }) => {
    const lower = vendor.toLowerCase();
    if (forms || lower === vendor || !arnForms(lower)) return null;
    return {
      message: `the service \`${vendor}\` in \`${text}\` is not in lower case`,
      instead: withField(text, 2, lower),
    };
  }),
  row('INVALID_SERVICE', ({ text, vendor, forms }, guess) => {
    if (forms || arnForms(vendor.toLowerCase())) return null;
    const near = guess(vendor, arnVendors());
    return {
      message: `no service of AWS has the name \`${vendor}\` in its ARNs`,
      advice:
        near === null ? 'see the Service Authorization Reference for the form of ARNs' : `did you mean \`${near}\`?`,
      instead: near === null ? undefined : withField(text, 2, near),
    };
  }),
  row('INVALID_ARN_RESOURCE', ({ text, vendor, region, account, forms, published }) => {
    if (!published || forms === undefined || forms.length > 0) return null;
    const open = region.endsWith('*') || account.endsWith('*');
    if (open && runsIntoForm(arnForms(vendor) ?? [], vendor, maskVariables(text, '*'))) return null;
    return {
      message: `\`${text}\` has the form of no resource of ${vendor}`,
      advice: 'see the resource types of the service in the Service Authorization Reference',
    };
  }),
  row('INVALID_ARN_REGION', ({ text, region, vendor }) => {
    if (region === '' || isKnownRegion(region) || vendor === 'iam') return null;
    return {
      message: `\`${region}\` in \`${text}\` is no Region`,
      advice: 'write a Region such as `eu-west-1`, or `*`',
    };
  }),
  row('ARN_REGION_NOT_ALLOWED', (arn) => {
    if (/^\**$/.test(arn.region) || !all(arn, ({ region }) => region === 'none')) return null;
    return {
      message: `\`${arn.text}\` names a Region, which such resources have not`,
      advice: 'leave the field empty and keep its colon',
      instead: withField(arn.text, 3, ''),
    };
  }),
  row('MISSING_ARN_REGION', (arn) => {
    if (arn.region !== '' || !all(arn, ({ region }) => region === 'needed')) return null;
    return {
      message: `\`${arn.text}\` names no Region, which such resources have`,
      advice: 'write the Region, or `*` for every Region',
      instead: withField(arn.text, 3, '*'),
    };
  }),
  row('INVALID_ARN_ACCOUNT', (arn) => {
    const { account, text } = arn;
    if (account === '' || WILD.test(account) || /^\d{12}$/.test(account)) return null;
    if (account === 'aws' || (arn.forms ?? []).some((form) => form.account === 'any')) return null;
    return { message: `\`${account}\` in \`${text}\` is no account`, advice: 'an account number has 12 digits' };
  }),
  row('ARN_ACCOUNT_NOT_ALLOWED', (arn) => {
    if (/^\**$/.test(arn.account) || !all(arn, ({ account }) => account === 'none')) return null;
    return {
      message: `\`${arn.text}\` names an account, which such resources have not`,
      advice: 'leave the field empty and keep its colon',
      instead: withField(arn.text, 4, ''),
    };
  }),
  row('MISSING_ARN_ACCOUNT', (arn) => {
    if (arn.account !== '' || ofAws.test(arn.text) || !all(arn, ({ account }) => account === 'needed')) return null;
    return {
      message: `\`${arn.text}\` names no account, which such resources have`,
      advice: 'write the account number, or `*` for every account',
    };
  }),
];
