import { describe, expect, it } from 'vitest';
import { jsonProblem } from '../../../src/doors/console/jsonScan.ts';
import { parseShorthand } from '../../../src/doors/console/shorthand.ts';
import { ShorthandFault } from '../../../src/doors/console/shorthandText.ts';
import { inputOf, run } from './fakePort.ts';

describe('shorthand', () => {
  it.each([
    ['Key=a,Value=b', { Key: 'a', Value: 'b' }],
    ['a=b,c', { a: ['b', 'c'] }],
    ['a=b,c,d=e', { a: ['b', 'c'], d: 'e' }],
    ['a=b,c=d', { a: 'b', c: 'd' }],
    ['a=', { a: '' }],
    ['a=b c , d = e', { a: 'b c', d: 'e' }],
    ['a=[x,y]', { a: ['x', 'y'] }],
    ['a=[]', { a: [] }],
    ['a={b=c,d=[e,f]}', { a: { b: 'c', d: ['e', 'f'] } }],
    ['a=\'x, y\',b="z = 1"', { a: 'x, y', b: 'z = 1' }],
    ["a='it\\'s'", { a: "it's" }],
    ['a=x\\,y', { a: 'x,y' }],
    ['a=b=c', { a: 'b=c' }],
    ['a=arn:aws:iam::111122223333:role/x', { a: 'arn:aws:iam::111122223333:role/x' }],
    ['Name=tag:env,Values=dev,test', { Name: 'tag:env', Values: ['dev', 'test'] }],
  ])('%s', (text, expected) => {
    expect(parseShorthand(text)).toEqual(expected);
  });

  it.each([
    ['Key', "Expected: '=', received: 'EOF' for input:\nKey\n   ^"],
    ['', "Expected: '=', received: 'EOF' for input:\n\n^"],
    ['a=b,', "Expected: '<second>', received: '<none>' for input:\na=b,\n    ^"],
    ['a=b]', "Expected: ',', received: ']' for input:\na=b]\n   ^"],
    ['a="open', "Expected: '<double quoted>', received: '<none>' for input:\na=\"open\n  ^"],
    ['a=[b', "Expected: ',', received: 'EOF' for input:\na=[b\n    ^"],
    ['a=1,\nb==,c', "Expected: ',', received: '=' for input:\na=1,\nb==,c\n  ^"],
    [
      'a=1,a=2',
      'Second instance of key "a" encountered for input:\na=1,a=2\n    ^\nThis is often because there is a preceding "," instead of a space.',
    ],
  ])('%j is refused', (text, message) => {
    const fault = parseShorthand(text);
    expect(fault instanceof ShorthandFault && fault.message).toBe(message);
  });

  it('takes its types from the model', () => {
    expect(
      inputOf('aws accessanalyzer list-findings --analyzer-arn a --filter "isPublic={exists=true},status={eq=ACTIVE}"'),
    ).toEqual({ analyzerArn: 'a', filter: { isPublic: { exists: true }, status: { eq: ['ACTIVE'] } } });
    expect(
      inputOf('aws ec2 run-instances --image-id a --metadata-options HttpPutResponseHopLimit=2,HttpTokens=required'),
    ).toMatchObject({ MetadataOptions: { HttpPutResponseHopLimit: 2, HttpTokens: 'required' } });
  });

  it('is named in the message with its option', () => {
    expect(run('aws iam create-user --user-name b --tags Key')).toMatchObject({
      stderr: "\nError parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\nKey\n   ^\n",
      exit: 252,
    });
  });

  it('is read without backtracking or recursion that hostile text could drive', () => {
    expect(parseShorthand(`a='${'\\'.repeat(20_000)}`)).toBeInstanceOf(ShorthandFault);
    expect(parseShorthand(`a=${'['.repeat(20_000)}`)).toBeInstanceOf(ShorthandFault);
  });
});

describe('JSON on the command line', () => {
  it.each([
    ['[{"a": 1', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
    ['[{a: 1}]', 'Expecting property name enclosed in double quotes: line 1 column 3 (char 2)'],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['{"a": }', 'Expecting value: line 1 column 7 (char 6)'],
    ['[1] x', 'Extra data: line 1 column 5 (char 4)'],
    ['["a', 'Unterminated string starting at: line 1 column 2 (char 1)'],
    ['["a\nb"]', 'Invalid control character at: line 1 column 4 (char 3)'],
    ['{"a":\n[1,\n]}', 'Expecting value: line 3 column 1 (char 10)'],
    ['["\\q"]', 'Invalid \\escape: line 1 column 3 (char 2)'],
  ])('%j: %s', (text, problem) => {
    expect(jsonProblem(text)).toBe(problem);
  });

  it('is good where nothing is wrong', () => {
    for (const text of ['{}', ' [1, -2.5e3, "\\u00e9", null, true] ', '"x"', '{"a":{"b":[]}}'])
      expect(jsonProblem(text)).toBeNull();
  });

  it('is shown with what was received', () => {
    expect(run('aws iam create-user --user-name b --tags \'[{"Key":"a" "Value":"b"}]\'')).toMatchObject({
      stderr:
        '\nError parsing parameter \'--tags\': Invalid JSON: Expecting \',\' delimiter: line 1 column 13 (char 12)\nJSON received: [{"Key":"a" "Value":"b"}]\n',
      exit: 252,
    });
  });
});
