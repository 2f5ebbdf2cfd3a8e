import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arnShape, placed } from '../../src/analysis/arnShape.ts';
import { textClasses } from '../../src/analysis/textClasses.ts';
import { ANY_ONE, ANY_RUN, compileWildcard, fits, literalTokens, wildTokens } from '../../src/policy/wildcard.ts';

const anyText = { tokens: [ANY_ONE, ANY_RUN], ignoreCase: false };
const like = (pattern: string) => ({ tokens: wildTokens(pattern), ignoreCase: false });
const alone = (pattern: string) => [like(pattern)];

/** All texts of one to `length` letters. */
function texts(letters: readonly string[], length: number): string[] {
  let longest = letters.map(String);
  const all = [...longest];
  for (let size = 2; size <= length; size += 1) {
    longest = longest.flatMap((text) => letters.map((letter) => text + letter));
    all.push(...longest);
  }
  return all;
}

const compiled = new Map<string, ReturnType<typeof compileWildcard>>();
function compile(pattern: string): ReturnType<typeof compileWildcard> {
  const known = compiled.get(pattern) ?? compileWildcard(pattern);
  compiled.set(pattern, known);
  return known;
}

const signature = (patterns: readonly string[], text: string) =>
  patterns.flatMap((pattern, at) => (fits(compile(pattern), text) ? [at] : [])).join();

describe('classes of texts', () => {
  it('are one in a pattern and one outside', () => {
    const { classes, complete } = textClasses(anyText, [[like('app/*')]]);
    expect(complete).toBe(true);
    expect(classes.map(({ text, fits: inside }) => [text, inside[0]])).toEqual([
      ['x', undefined],
      ['app/', 0],
    ]);
  });

  it('are every combination of overlapping patterns and no other', () => {
    const { classes } = textClasses(anyText, ['a*', '*b', 'ab'].map(alone));
    expect(classes.map(({ fits: inside }) => inside.join('')).sort()).toEqual(['', '0', '01', '012', '1']);
  });

  it('of a pattern that ignores case are told apart from those of one that does not', () => {
    const patterns = [
      { tokens: literalTokens('dev'), ignoreCase: true },
      { tokens: literalTokens('dev'), ignoreCase: false },
    ];
    const inside = textClasses(
      anyText,
      patterns.map((one) => [one]),
    ).classes.map(({ fits: marks }) => marks);
    expect(inside).toEqual(expect.arrayContaining([[0], [0, 1], []]));
    expect(inside).toHaveLength(3);
  });

  it('are all that exhaustive search finds, and each text is in the class it stands for', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 5 });
    const universe = texts(['a', 'b', 'c'], 6);
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), (patterns) => {
        const { classes, complete } = textClasses(anyText, patterns.map(alone));
        const found = new Set(classes.map(({ text }) => signature(patterns, text)));
        expect(complete).toBe(true);
        for (const { text, fits: inside } of classes) expect(inside.join()).toBe(signature(patterns, text));
        expect(universe.map((text) => signature(patterns, text)).filter((one) => !found.has(one))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('ask of a group of patterns only whether one of them fits', () => {
    const { classes, complete } = textClasses(anyText, [['a*', '*b', 'ab'].map(like)]);
    expect(complete).toBe(true);
    expect(classes.map(({ fits: inside }) => inside)).toEqual([[], [0]]);
  });

  it('do not blow up on twenty stars', () => {
    const stars = like('*a'.repeat(20));
    expect(textClasses(anyText, [[stars]]).complete).toBe(true);
  });

  it('say so where the combinations are too many to follow', () => {
    const patterns = Array.from({ length: 16 }, (_, index) => alone(`*${String.fromCharCode(97 + index).repeat(3)}*`));
    expect(textClasses(anyText, patterns).complete).toBe(false);
  });
});

describe('ARNs of a resource type', () => {
  const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };
  const samples = (format: string, ...patterns: string[]) => {
    const { matcher, polish } = arnShape(placed(format, place));
    return textClasses(matcher, patterns.map(alone), polish).classes.map(({ text }) => text);
  };

  it('are filled in readably', () => {
    expect(samples('arn:${Partition}:s3:::${BucketName}/${ObjectName}')).toEqual(['arn:aws:s3:::some-bucket/some-key']);
    expect(samples('arn:${Partition}:iam::${Account}:user/${UserNameWithPath}')).toEqual([
      'arn:aws:iam::111122223333:user/some-user',
    ]);
  });

  it('keep what patterns ask for and fill in the rest', () => {
    expect(samples('arn:${Partition}:s3:::${BucketName}/${ObjectName}', 'arn:aws:s3:::logs/2026/*')).toEqual([
      'arn:aws:s3:::some-bucket/some-key',
      'arn:aws:s3:::logs/2026/some-key',
    ]);
  });

  it('leave out patterns that no ARN of the type fits', () => {
    expect(samples('arn:${Partition}:s3:::${BucketName}', 'arn:aws:s3:::logs/*', 'arn:aws:sqs:*')).toEqual([
      'arn:aws:s3:::some-bucket',
    ]);
  });

  it('never put a slash in the name of a bucket', () => {
    expect(samples('arn:${Partition}:s3:::${BucketName}', 'arn:aws:s3:::*/*')).toEqual(['arn:aws:s3:::some-bucket']);
  });
});
