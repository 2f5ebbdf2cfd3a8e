import { describe, expect, it } from 'vitest';
import { expandWord } from '../../../src/doors/console/expand.ts';
import { parseShell } from '../../../src/doors/console/parseShell.ts';
import { fakePort, run, runAll } from './fakePort.ts';

const variables: Readonly<Record<string, string>> = { NAME: 'Bob', LIST: 'a b  c', EMPTY: '' };

/** Words of the first command, each in square brackets. */
function words(line: string): string {
  const parsed = parseShell(line);
  if ('fault' in parsed) return `fault at ${parsed.fault.place?.column}: ${parsed.fault.message}`;
  const command = parsed.pipelines[0]?.commands[0];
  const expansion = { variable: (name: string) => variables[name] ?? '', command: (source: string) => `<${source}>` };
  return (command?.words ?? []).flatMap((word) => expandWord(word, expansion).map((text) => `[${text}]`)).join('');
}

describe('the words of a line', () => {
  it.each([
    ['aws iam  list-users', '[aws][iam][list-users]'],
    ["echo 'a $NAME `b` \\'", '[echo][a $NAME `b` \\]'],
    ['echo "a $NAME ${NAME}s \\$NAME \\" \\x"', '[echo][a Bob Bobs $NAME " \\x]'],
    ['echo $NAME$NAME x$NAME', '[echo][BobBob][xBob]'],
    ['echo $LIST', '[echo][a][b][c]'],
    ['echo "$LIST"', '[echo][a b  c]'],
    ['echo x$LIST', '[echo][xa][b][c]'],
    ['echo $EMPTY "$EMPTY" \'\'', '[echo][][]'],
    ['echo a\\ b \\"', '[echo][a b]["]'],
    ['echo a \\\n  b', '[echo][a][b]'],
    ['echo a # b', '[echo][a]'],
    ['echo a#b', '[echo][a#b]'],
    ['echo "$(aws iam get-user --query "User.Arn")"', '[echo][<aws iam get-user --query "User.Arn">]'],
    ['echo $(echo a b)', '[echo][<echo][a][b>]'],
    ['echo $5 $ a$', '[echo][$5][$][a$]'],
    ["echo 'it'\"'\"'s'", "[echo][it's]"],
    ['echo {Key=a,Value=b} *', '[echo][{Key=a,Value=b}][*]'],
    ['echo a;echo b', '[echo][a]'],
  ])('%s', (line, expected) => {
    expect(words(line)).toBe(expected);
  });

  it.each([
    ["echo 'a", 'fault at 6: a single quote is never closed'],
    ['echo "a', 'fault at 6: a double quote is never closed'],
    ['echo $(aws', 'fault at 6: `$(` is never closed'],
    ['echo ${NAME', 'fault at 6: `${` is never closed'],
    ['echo ${NAME:-x}', 'fault at 6: `${NAME:-x}` is no variable name'],
    ['echo "[?Path==`/`]"', 'fault at 15: a backquote starts a command in a shell'],
    ['echo `date`', 'fault at 6: a backquote starts a command in a shell'],
    ['echo a > ', 'fault at 8: `>` needs the name of a file'],
    ['echo a |', 'fault at 9: a command is missing here'],
    ['| echo a', 'fault at 1: a command is missing here'],
    ['echo a && ; echo b', 'fault at 11: a command is missing here'],
    ['echo a &', 'fault at 8: `&` is not part of this console'],
    ['(echo a)', 'fault at 1: `(` is not part of this console'],
    ['cat < a', 'fault at 5: `<` is not part of this console'],
    ['for u in a b; do echo $u; done', 'fault at 1: `for` is not part of this console'],
    ["echo $'a'", "fault at 6: `$'…'` is not part of this console"],
    ['echo $((1+1))', 'fault at 6: arithmetic `$((…))` is not part of this console'],
  ])('%s is refused', (line, expected) => {
    expect(words(line)).toBe(expected);
  });

  it('are read in linear time however deeply brackets are nested', () => {
    const deep = `echo ${'$('.repeat(20_000)}`;
    expect(words(deep)).toBe('fault at 6: `$(` is never closed');
  });
});

describe('a line of shell', () => {
  const port = fakePort(() => ({ ok: true, output: { Account: '111122223333' }, decisions: [] }), {
    'a.txt': 'text\n',
  });
  const out = (line: string) => run(line, port).stdout;

  it.each([
    ['echo a; echo b', 'a\nb\n'],
    ['echo a && echo b || echo c', 'a\nb\n'],
    ['nope && echo b || echo c', 'c\n'],
    ['nope; echo $?', '127\n'],
    ['echo a > f; cat f; cat f', 'a\na\n'],
    ['echo a > f; echo b >> f; cat ./f', 'a\nb\n'],
    ['echo a > /dev/null', ''],
    ['nope 2> err; cat err', 'console: nope: command not found; `help` lists what there is\n'],
    ['nope > all 2>&1; cat all', 'console: nope: command not found; `help` lists what there is\n'],
    ['nope 2>&1 > all | cat', 'console: nope: command not found; `help` lists what there is\n'],
    ['nope 2>&1 | base64 > b; cat b | base64 -d', 'console: nope: command not found; `help` lists what there is\n'],
    ['cat a.txt', 'text\n'],
    ['cat a.txt | base64', 'dGV4dAo=\n'],
    ['echo dGV4dAo= | base64 -d', 'text\n'],
    ['echo dGV4dAo= | base64 --decode > t; cat t', 'text\n'],
    ['A=x; echo "$A$A"', 'xx\n'],
    ['A=$(echo a; echo); echo "[$A]"', '[a]\n'],
    ['A=1; B=$(A=2; echo $A); echo $A$B', '12\n'],
    ['ID=$(aws sts get-caller-identity --query Account --output text); echo "id $ID"', 'id 111122223333\n'],
    ['echo -n a; echo b', 'ab\n'],
    ['echo a\necho b', 'a\nb\n'],
    ['cat > p <<\'EOF\'\n{"a": "$A"}\nEOF\ncat p', '{"a": "$A"}\n'],
    ['A=1; cat <<EOF\n$A "q" $(echo z)\nEOF', '1 "q" z\n'],
    ['cat <<EOF\n$(echo "a  b" \'"c"\') "d" \\"\nEOF', 'a  b "c" "d" \\"\n'],
    ['read -r A B <<EOF\none two  three\nfour\nEOF\necho "$B,$A"', 'two  three,one\n'],
    ['export A=1 B=2; export', 'A=1\nB=2\n'],
    ['export A=1; unset A; export', ''],
    ['echo a > z; echo b > y; ls', 'y\nz\n'],
  ])('%j prints %j', (line, expected) => {
    expect(out(line)).toBe(expected);
  });

  it('says what is wrong with it, where, and what to do, with exit code 2', () => {
    expect(run("echo 'a")).toMatchObject({
      stderr: "console: line 1, column 6: a single quote is never closed; close it with `'`\n",
      exit: 2,
      calls: [],
    });
  });

  it('stops substitutions within substitutions at a depth', () => {
    const deep = `${'echo $('.repeat(12)}echo x${')'.repeat(12)}`;
    expect(run(deep).stderr).toContain('nested more than 8 deep');
  });

  it('keeps variables, files and the exit code for the next line', () => {
    const results = runAll(['A=1', 'echo $A > f', 'nope', 'echo $? $A; cat f'], fakePort());
    expect(results.map(({ exit }) => exit)).toEqual([0, 0, 127, 0]);
    expect(results[3]?.stdout).toBe('127 1\n1\n');
  });

  it('says what to use instead of tools that it does not have', () => {
    expect(run('aws sts get-caller-identity | jq .Arn')).toMatchObject({
      stderr: 'console: jq: command not found; use `--query` instead\n',
      exit: 127,
    });
  });

  it('lists its commands', () => {
    expect(run('help').stdout).toMatch(/aws SERVICE OPERATION[\s\S]*mfa-code SERIAL/);
  });
});
