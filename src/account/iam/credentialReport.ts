import { changeAccount } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import { credentialReportText } from './credentialReportText.ts';
import { fail } from './failures.ts';
import { anything, done, type Rows } from './row.ts';

/** Milliseconds that making a report takes, and how long it is then given again: IAM User Guide, id_credentials_getting-report. */
const making = 2000;
const lifetime = 4 * 3_600_000;

type State = 'absent' | 'pending' | 'ready' | 'expired';

/** `generated` is when the report will be or was ready. */
function stateOf({ account, time }: Invocation): State {
  const report = account.credentialReport;
  if (!report) return 'absent';
  if (time < report.generated) return 'pending';
  return time < report.generated + lifetime ? 'ready' : 'expired';
}

const started = { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };

/** The report tells of the moment when it was asked for; within its lifetime later changes do not show. */
export const credentialReport: Rows = {
  GenerateCredentialReport: {
    asks: anything,
    run: (call) => {
      const state = stateOf(call);
      if (state === 'pending') return done(call.sandbox, { State: 'INPROGRESS' });
      if (state === 'ready') return done(call.sandbox, { State: 'COMPLETE' });
      const report = { generated: call.time + making, content: credentialReportText(call.account) };
      const sandbox = changeAccount(call.sandbox, call.account.id, (account) => ({
        ...account,
        credentialReport: report,
      }));
      return done(sandbox, started);
    },
  },
  GetCredentialReport: {
    asks: anything,
    run: (call) => {
      const state = stateOf(call);
      const report = call.account.credentialReport;
      if (state !== 'ready' || !report) return fail(state === 'ready' ? 'report.absent' : `report.${state}`);
      return done(call.sandbox, {
        Content: Buffer.from(report.content).toString('base64'),
        ReportFormat: 'text/csv',
        GeneratedTime: isoTime(report.generated),
      });
    },
  },
};
