import { runProcess } from '../src/cli/runProcess.ts';

const cases = 100_000;

/** A case a line as an instructor's machine would write them; with few policies, or each case with its own. */
function line(index: number, distinct: boolean): string {
  const bucket = distinct ? index : index % 50;
  return JSON.stringify({
    id: `case-${index}`,
    request: {
      principal: `arn:aws:iam::111122223333:user/u${index % 5_000}`,
      action: 's3:GetObject',
      resource: `arn:aws:s3:::b${bucket}/k${index}`,
      resourceAccount: '111122223333',
      context: { 'aws:SourceIp': `10.0.${index % 256}.1` },
    },
    policies: {
      identity: [
        {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: `arn:aws:s3:::b${bucket}/*` },
            { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          ],
        },
      ],
    },
    expect: 'allowed',
  });
}

function* stream(distinct: boolean): Generator<Uint8Array> {
  for (let index = 0; index < cases; index += 100) {
    const lines = Array.from({ length: 100 }, (_, inner) => line(index + inner, distinct));
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / (1 << 20))} MB`;

for (const distinct of [false, true]) {
  let written = 0;
  let most = 0;
  const start = performance.now();
  const exit = await runProcess(['simulate', '--format', 'jsonl', '-'], {
    stdin: () => stream(distinct),
    lines: async function* () {},
    out: () => {
      written += 1;
      if (written % 5_000 === 0) most = Math.max(most, process.memoryUsage().rss);
    },
    err: (text) => console.error(text),
    env: {},
    terminal: false,
    columns: 80,
  });
  const seconds = (performance.now() - start) / 1000;
  const what = distinct ? 'each with a policy of its own' : 'with 50 policies';
  const rate = Math.round(written / seconds).toLocaleString('en');
  console.log(
    `${written.toLocaleString('en')} cases ${what}: ${seconds.toFixed(1)} s, ${rate} a second, at most ${megabytes(most)}, exit ${exit}`,
  );
}
