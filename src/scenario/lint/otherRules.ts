/** A rule for authors that the lint does not decide, or not in full, and who does. */
export interface OtherRule {
  readonly id: string;
  readonly says: string;
  readonly decidedBy: 'author test' | 'the author' | 'nobody';
  readonly because: string;
}

/** What the lint leaves to others. */
export const otherRules: readonly OtherRule[] = [
  {
    id: 'P-02',
    says: 'the scenario is unsolved at the start',
    decidedBy: 'author test',
    because: 'the start is played',
  },
  {
    id: 'P-03',
    says: 'the first solution passes with full points',
    decidedBy: 'author test',
    because: 'it is played; the lint sees only that there is one',
  },
  {
    id: 'P-04',
    says: 'every other solution passes',
    decidedBy: 'author test',
    because: 'they are played; the lint sees only that there are some',
  },
  {
    id: 'P-05',
    says: 'every mistake fails the checks that it names',
    decidedBy: 'author test',
    because: 'they are played; the lint sees only that there are some',
  },
  {
    id: 'P-06',
    says: 'every check is failed by the start or by a mistake',
    decidedBy: 'author test',
    because: 'it takes the outcome of everything that is played',
  },
  {
    id: 'P-07',
    says: 'a denied request would succeed for somebody who may do everything',
    decidedBy: 'author test',
    because: 'the account is opened up and asked again',
  },
  {
    id: 'P-09',
    says: 'the solutions allow nothing beyond what the tasks need',
    decidedBy: 'author test',
    because: 'their excess is worked out exactly',
  },
  {
    id: 'P-12',
    says: 'mistakes made by machine are noticed, or named under `survivors` with a reason',
    decidedBy: 'author test',
    because: 'the first solution is spoiled in every known way and judged again',
  },
  {
    id: 'T-05',
    says: 'the spelling is right',
    decidedBy: 'the author',
    because:
      'the lint knows a list of common slips and no dictionary; names and words of AWS would all be strange to one',
  },
  {
    id: 'T-06',
    says: 'names are invented, and the words leave nobody out',
    decidedBy: 'the author',
    because: 'the lint knows a list of words; whether somebody exists it cannot know',
  },
  {
    id: 'T-02',
    says: 'titles say what, not how',
    decidedBy: 'the author',
    because: 'the lint finds actions and commands in titles, not a sentence that tells how',
  },
  {
    id: 'H-03',
    says: 'each hint holds the idea of the one before it',
    decidedBy: 'the author',
    because: 'the lint sees the order of steps, not ideas',
  },
  {
    id: 'F-02',
    says: 'the source of a fact says what the fact says',
    decidedBy: 'the author',
    because: 'nothing is looked up over the network; the lint sees only that a page is named',
  },
  {
    id: 'P-01',
    says: 'three checks are held out',
    decidedBy: 'nobody',
    because: 'claims over all requests leave nothing that a hidden check would have to catch',
  },
  {
    id: 'G-04',
    says: 'a word is taught by one scenario only',
    decidedBy: 'nobody',
    because: 'the same idea is met again on purpose, in another service or a harder case',
  },
  {
    id: 'L-01',
    says: 'all languages are complete',
    decidedBy: 'nobody',
    because: 'the format has one language a file; so there is nothing to compare (L-02 and L-03 neither)',
  },
  {
    id: 'PAR-01',
    says: 'the par uses only operations met so far',
    decidedBy: 'nobody',
    because: 'the format has no par; stars come from what is allowed',
  },
];
