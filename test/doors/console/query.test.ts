import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../src/doors/console/query.ts';
import { fakePort, run, yes } from './fakePort.ts';

const data = {
  Users: [
    { UserName: 'a', Path: '/', Tags: [{ Key: 'k', Value: '1' }] },
    { UserName: 'b', Path: '/x/', Tags: [] },
  ],
};

function ask(expression: string): unknown {
  const query = readQuery(expression);
  if ('problem' in query) return query.problem;
  const found = query.search(data);
  return 'value' in found ? found.value : found.problem;
}

describe('a query', () => {
  it.each([
    ['Users[].UserName', ['a', 'b']],
    ["Users[?Path=='/'].UserName | [0]", 'a'],
    ['Users[?Path==`/`].UserName', ['a']],
    [
      'Users[*].[UserName, Tags[0].Value]',
      [
        ['a', '1'],
        ['b', null],
      ],
    ],
    ['Users[-1].{N: UserName, "T": length(Tags)}', { N: 'b', T: 0 }],
    ['sort_by(Users, &Path)[].UserName', ['a', 'b']],
    ['Users[?contains(UserName, `a`) && !(Path == `/x/`)] | length(@)', 1],
    ['Nope', null],
    ['Users[0:1].UserName', ['a']],
    ['Users.__proto__', null],
    ['constructor', null],
    ['Users[0].toString', null],
  ])('%s', (expression, expected) => {
    expect(ask(expression)).toEqual(expected);
  });

  it.each([
    ['', 'Invalid JMESPath expression: cannot be empty.'],
    ['Users[', 'Invalid jmespath expression: Incomplete expression:\n"Users["\n       ^'],
    ['{a:b', 'Invalid jmespath expression: Incomplete expression:\n"{a:b"\n     ^'],
    [
      'a b',
      'Unexpected token: b: Parse error at column 2, token "b" (UNQUOTED_IDENTIFIER), for expression:\n"a b"\n   ^',
    ],
    [
      'Users[*].',
      "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: Parse error at column 9, token \"\" (EOF), for expression:\n\"Users[*].\"\n          ^",
    ],
    ['Users[?a=1]', "Bad jmespath expression: Unknown token '=':\nUsers[?a=1]\n        ^"],
    ['#', 'Bad jmespath expression: Unknown token #:\n#\n^'],
    [')', 'invalid token: Parse error at column 0, token ")" (RPAREN), for expression:\n")"\n ^'],
    ["'a", "Bad jmespath expression: Unclosed ' delimiter:\n'a\n^"],
    ['a[1', 'Invalid jmespath expression: Incomplete expression:\n"a[1"\n    ^'],
    ['@(a)', 'Invalid function name \'@\': Parse error at column 0, token "@" (CURRENT), for expression:\n"@(a)"\n ^'],
  ])('%j is refused', (expression, message) => {
    expect(ask(expression)).toBe(`Bad value for --query ${expression}: ${message}`);
  });

  it.each([
    ['length(`1`)', /length\(\)/],
    ['nope(@)', /Unknown function: nope\(\)/],
    ['length(@, @)', /^Expected 1 argument for function length\(\), received 2$/],
  ])('%s fails when it is asked', (expression, problem) => {
    expect(ask(expression)).toMatch(problem);
  });

  it('that could grow without bounds is refused before it is asked', () => {
    expect(ask(`${'[@,@][]|'.repeat(40)}@`)).toContain('the result could be too large');
    expect(ask(`${'to_string('.repeat(20)}@${')'.repeat(20)}`)).toContain('the result could be too large');
    expect(ask(`${'('.repeat(1_500)}a${')'.repeat(1_500)}`)).toContain('nested too deeply');
    expect(ask('a'.repeat(5_000))).toContain('longer than');
    const query = readQuery('[@,@,@,@]|[@,@,@,@]|[@,@,@,@]|[@,@,@,@]');
    const large = { text: 'x'.repeat(1_000_000) };
    expect('search' in query && query.search(large)).toEqual({
      problem: 'the result could be too large for this console',
    });
  });

  it('is judged before anything is called', () => {
    expect(run("aws iam list-users --query 'Users['")).toMatchObject({ exit: 252, calls: [] });
  });

  it('prints null, None or nothing where nothing is found', () => {
    const port = fakePort(() => yes({ Account: '1' }));
    const print = (format: string) => run(`aws sts get-caller-identity --query Nope --output ${format}`, port).stdout;
    expect(['json', 'text', 'table', 'yaml'].map(print)).toEqual(['null\n', 'None\n', '', 'null\n']);
  });
});
