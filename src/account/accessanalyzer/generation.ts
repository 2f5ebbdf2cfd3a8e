import { policyFromEvents } from '../../analysis/suggest/fromEvents.ts';
import { printPolicy } from '../../policy/print.ts';
import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { accessEvents } from '../iam/accessEvents.ts';
import { draw } from '../iam/draw.ts';
import { flag, optionalText, structures, text } from '../iam/input.ts';
import { anything, type Row, type Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { PolicyGeneration } from './accessAnalysis.ts';
import { analysisOf, listed, withAnalysis } from './analyzerRow.ts';
import { fail } from './failures.ts';
import { memberOf } from './inputMember.ts';

/** Milliseconds that reading the trail takes. */
const duration = 3000;
const day = 86_400_000;

const exists = ({ account }: Invocation, arn: string): boolean => {
  const name = arn.slice(arn.lastIndexOf('/') + 1).toLowerCase();
  return account.users.get(name)?.arn === arn || account.roles.get(name)?.arn === arn;
};

/** Access Analyzer reads the trail with a role that the caller passes to it. */
const start: Row = {
  asks: (call) => {
    const role = optionalText(memberOf(call.input, 'cloudTrailDetails'), 'accessRole');
    const passing = { action: 'iam:PassRole', resource: role ?? '', context: passedTo };
    return role === undefined ? anything() : [anything(), passing];
  },
  run: (call) => {
    const principal = text(memberOf(call.input, 'policyGenerationDetails'), 'principalArn');
    if (!exists(call, principal)) return fail('input.principal', { Arn: principal });
    const details = memberOf(call.input, 'cloudTrailDetails');
    const moment = (member: string, otherwise: number) => {
      const given = details[member];
      return typeof given === 'string' ? Date.parse(given) : typeof given === 'number' ? given * 1000 : otherwise;
    };
    const drawn = draw(call.sandbox, nextUuid);
    const generation: PolicyGeneration = {
      id: drawn.value,
      principal,
      started: call.time,
      from: moment('startTime', call.time - 90 * day),
      to: moment('endTime', call.time),
      trails: structures(details, 'trails'),
      canceled: false,
    };
    return { sandbox: put(call, generation, drawn.sandbox), output: { jobId: generation.id } };
  },
};

const passedTo = { 'iam:PassedToService': 'access-analyzer.amazonaws.com' };

const put = (call: Invocation, generation: PolicyGeneration, sandbox = call.sandbox) =>
  withAnalysis(sandbox, call.account.id, (before) => ({
    ...before,
    generations: withEntry(before.generations, generation.id, generation),
  }));

const statusOf = ({ canceled, started }: PolicyGeneration, time: number): string =>
  canceled ? 'CANCELED' : time < started + duration ? 'IN_PROGRESS' : 'SUCCEEDED';

function jobTimes(generation: PolicyGeneration, time: number): JsonObject {
  const done = statusOf(generation, time) === 'SUCCEEDED';
  return {
    startedOn: isoTime(generation.started),
    ...(done ? { completedOn: isoTime(generation.started + duration) } : {}),
  };
}

const result: Row = {
  asks: anything,
  run: (call) => {
    const id = text(call.input, 'jobId');
    const generation = analysisOf(call).generations.get(id);
    if (!generation) return fail('input.job', { Id: id });
    const status = statusOf(generation, call.time);
    const { principal, from, to, trails } = generation;
    const events = [...accessEvents(call.sandbox, to)].filter(
      ({ entity, time }) => entity === principal && Date.parse(time) >= from,
    );
    const used = events.map(({ service, action }) => ({ service, operation: action }));
    const placeholders = flag(call.input, 'includeResourcePlaceholders');
    const document = printPolicy(policyFromEvents(used, { placeholders }), 0);
    const trail = { trailProperties: trails, startTime: isoTime(from), endTime: isoTime(to) };
    const output = {
      jobDetails: { jobId: id, status, ...jobTimes(generation, call.time) },
      generatedPolicyResult: {
        properties: {
          isComplete: status === 'SUCCEEDED',
          principalArn: principal,
          ...(trails.length > 0 ? { cloudTrailProperties: trail } : {}),
        },
        generatedPolicies: status === 'SUCCEEDED' && events.length > 0 ? [{ policy: document }] : [],
      },
    };
    return { sandbox: call.sandbox, output };
  },
};

/** A policy for a user or role from what the trail says that it used. */
export const generation: Rows = {
  StartPolicyGeneration: start,
  GetGeneratedPolicy: result,
  CancelPolicyGeneration: {
    asks: anything,
    run: (call) => {
      const id = text(call.input, 'jobId');
      const known = analysisOf(call).generations.get(id);
      return known ? { sandbox: put(call, { ...known, canceled: true }), output: {} } : fail('input.job', { Id: id });
    },
  },
  ListPolicyGenerations: {
    asks: anything,
    run: (call) => {
      const principal = optionalText(call.input, 'principalArn');
      const all = [...analysisOf(call).generations.values()];
      const found = all.filter((one) => principal === undefined || one.principal === principal);
      return listed(call, 'ListPolicyGenerations', 'policyGenerations', found, (one) => ({
        jobId: one.id,
        principalArn: one.principal,
        status: statusOf(one, call.time),
        ...jobTimes(one, call.time),
      }));
    },
  },
};
