import { describe, expect, it } from 'vitest';
import { commandLines, needsMore } from '../../../src/doors/console/commandLines.ts';

const split = (text: string) => commandLines(text).lines.map(({ line, text: command }) => `${line}: ${command}`);

describe('a command file', () => {
  it('is one command a line; blank lines and comments are none', () => {
    expect(split('# create\naws iam list-users\n\n  # more\naws iam list-groups # all\n')).toEqual([
      '2: aws iam list-users',
      '5: aws iam list-groups # all',
    ]);
  });

  it('continues a line after a backslash', () => {
    expect(split('aws iam create-user \\\n  --user-name Bob\necho a')).toEqual([
      '1: aws iam create-user \\\n  --user-name Bob',
      '3: echo a',
    ]);
  });

  it('lets quoted text go over several lines', () => {
    const file = `aws iam create-policy --policy-name p --policy-document '{\n  "Version": "2012-10-17"\n}'\necho "a\nb"\necho c`;
    expect(commandLines(file).lines.map(({ line }) => line)).toEqual([1, 4, 6]);
  });

  it('reads here-documents whole', () => {
    const file = "cat > p.json <<'EOF'\n{\n}\n# no comment\nEOF\necho a\n";
    expect(split(file)).toEqual(["1: cat > p.json <<'EOF'\n{\n}\n# no comment\nEOF", '6: echo a']);
  });

  it('does not take quoted `<<` for a here-document', () => {
    expect(split("echo 'a << b'\necho c")).toEqual(["1: echo 'a << b'", '2: echo c']);
  });

  it('takes Windows line ends and a byte order mark', () => {
    expect(split('\uFEFFecho a\r\necho b \\\r\n c\r\n')).toEqual(['1: echo a', '2: echo b \\\n c']);
  });

  it('keeps a substitution over several lines together', () => {
    expect(split('A=$(aws iam get-user \\\n --query x)\necho a')).toEqual([
      '1: A=$(aws iam get-user \\\n --query x)',
      '3: echo a',
    ]);
  });

  it.each([
    ["echo a\necho 'b\necho c", 2, 6, "`'` is never closed"],
    ['echo "b', 1, 6, '`"` is never closed'],
    ['echo $(b', 1, 6, '`$(` is never closed'],
    ['cat <<EOF\na\n', 1, 1, 'the here-document is never ended by `EOF`'],
  ])('%j is a fault with its place', (text, line, column, message) => {
    expect(commandLines(text).faults).toMatchObject([{ code: 'SHELL_UNCLOSED', message, place: { line, column } }]);
  });

  it('gives the commands before a fault', () => {
    expect(commandLines("echo a\necho 'b").lines).toEqual([{ line: 1, text: 'echo a' }]);
  });
});

describe('a line that is being typed', () => {
  it.each([
    ['echo a', false],
    ['echo a \\', true],
    ['echo a \\\\', false],
    ["echo 'a", true],
    ['echo "a\nb', true],
    ['echo "a\nb"', false],
    ['A=$(aws', true],
    ['cat <<EOF', true],
    ['cat <<EOF\na\nEOF', false],
  ])('%j needs more: %s', (text, expected) => {
    expect(needsMore(text)).toBe(expected);
  });
});
