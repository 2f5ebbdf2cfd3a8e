/** Functions that change the form of a value and not what it is about. */
const forms =
  /\b(contains|starts_with|ends_with|to_string|to_number|sort|sort_by|not_null|join|keys|values|max|min)\(/g;

/** A word of an expression: a text, a literal value or a name, with what stands before and after it. */
const word = /(!=\s*|!\s*|(?<=\w)\.)?('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_]\w*)(?=(\s*(?:[!=<>]=?|\())?)/g;

/** What names of the account description are called; one that says nothing beside its neighbours is left out. */
const nouns: Readonly<Record<string, string>> = {
  UserDetailList: 'users',
  GroupDetailList: 'groups',
  RoleDetailList: 'roles',
  LoginProfiles: 'console passwords',
  AssumeRolePolicyDocument: 'trust policy',
  GroupList: 'in group',
  Details: '',
  Arn: '',
  UserName: '',
  RoleName: '',
  PolicyName: '',
};

/** Resources of one type, which says what they are. */
const typed = /\bResources\[\?Type==/g;

/** Words of one expression that are said at most. */
const most = 8;

/**
 * What a JMESPath expression over the account description is about, in the order of its words:
 * `length(AccessKeys[?UserName=='maya'])` as `number of access keys, maya`. How it is asked exactly stands in the
 * evidence.
 */
export function stateSubject(expression: string): string {
  const said: string[] = [];
  let follows = false;
  for (const [, before = '', text = '', after = ''] of expression
    .replace(forms, '')
    .replace(typed, '[?Type==')
    .matchAll(word)) {
    const noun = spoken(text, after.trim());
    const whole = noun !== '' && before.startsWith('!') ? `not ${noun}` : noun;
    const isNew = whole !== '' && !said.includes(whole);
    // `Root.AccessKeys` is one thing.
    if (isNew && before === '.' && follows) said.push(`${said.pop() ?? ''} ${whole}`);
    else if (isNew) said.push(whole);
    follows = isNew;
  }
  const counts = /^\s*length\(|\|\s*length\(@\)\s*$/.test(expression) ? 'number of ' : '';
  return `${counts}${said.length === 0 ? 'the account' : said.slice(0, most).join(', ')}`;
}

function spoken(text: string, after: string): string {
  // Of texts that a name begins or ends with, the part that people know.
  if (text.startsWith("'")) return /\w/.test(text) ? text.slice(1, -1).replace(/^[:/]/, '') : '';
  // A name that is compared says less than what it is compared with.
  if (text.startsWith('`') || after !== '') return '';
  return nouns[text] ?? plain(text);
}

/** `PasswordResetRequired` as `password reset required`, `MFADevices` as `MFA devices`. */
function plain(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/\b[A-Z][a-z]/g, (begin) => begin.toLowerCase());
}
