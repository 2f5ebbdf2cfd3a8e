import type { JsonObject, Outcome } from '../account/call.ts';
import { usualRegion } from '../account/requestFacts.ts';
import { isReadOnly } from '../account/trailNames.ts';
import type { ServiceModel } from '../catalogue/shapes.ts';
import { pushLayer, say } from '../stores/uiActs.ts';
import type { Action } from './actions.ts';
import { goToNode } from './benchState.ts';
import { accountChoices, accountNames } from './choices/accountChoices.ts';
import { policyBuffer } from './editor/policyBuffer.ts';
import type { EditTarget } from './editTarget.ts';
import { formFor } from './form/formFor.ts';
import { credentialsIn } from './identity/credentialsIn.ts';
import { offerSession } from './identity/offerSession.ts';
import { attemptOf, type Program } from './program.ts';
import { readOutput } from './readOutput.ts';
import { type NodeKind, nodeId } from './views/nodeId.ts';
import type { Subject } from './views/subject.ts';

/** Calls whose answer shows something that is told only once. */
const toldOnce: ReadonlySet<string> = new Set([
  'CreateAccessKey',
  'CreateVirtualMFADevice',
  'CreateServiceSpecificCredential',
  'ResetServiceSpecificCredential',
  'EnableRootMFADevice',
]);

/** Sends a call as the present profile and says what came of it. */
export function sendCall(
  program: Program,
  service: string,
  operation: string,
  input: JsonObject,
  via: 'form' | 'editor' = 'form',
): Outcome {
  const outcome = program.game.send({ service, operation, input }, via);
  if (!outcome.ok) {
    const { code, message } = outcome.error;
    say(program.ui, 'error', `${code}: ${message}`);
    return outcome;
  }
  say(program.ui, 'success', `${service}:${operation} done`);
  goToMade(program, operation, input);
  if (credentialsIn(outcome.output) !== null) offerSession(program, operation, outcome.output);
  else if (toldOnce.has(operation)) readOutput(program, `${operation}: shown once`, outcome.output);
  else if (isReadOnly(service, operation)) readOutput(program, `${service}:${operation}`, outcome.output);
  return outcome;
}

/** What an operation makes: the kind of node and the member with its name. */
const makes: Readonly<Record<string, readonly [NodeKind, string]>> = {
  CreateUser: ['user', 'UserName'],
  CreateGroup: ['group', 'GroupName'],
  CreateRole: ['role', 'RoleName'],
  CreatePolicy: ['policy', 'PolicyName'],
  CreateInstanceProfile: ['instanceProfile', 'InstanceProfileName'],
};

/** Puts the account's cursor on what was just made. */
function goToMade(program: Program, operation: string, input: JsonObject): void {
  const attempt = attemptOf(program);
  const [kind, member] = makes[operation] ?? [];
  const name = member === undefined ? undefined : input[member];
  if (attempt === null || kind === undefined || typeof name !== 'string') return;
  goToNode(program.ui, attempt, nodeId(attempt.sandbox.home, kind, name));
}

/** What sets a form apart from that of an operation of AWS. */
export interface FormWay {
  readonly model: ServiceModel;
  readonly documentation: Readonly<Record<string, string>>;
  /** Says itself what came of it. */
  readonly send: (input: JsonObject) => Outcome;
}

/** Opens the form of an operation, filled in as far as is known. */
export function openForm(
  program: Program,
  title: string,
  service: string,
  operation: string,
  prefill: JsonObject,
  way?: FormWay,
): void {
  const attempt = attemptOf(program);
  const account = attempt?.sandbox.accounts.get(attempt.sandbox.home);
  if (attempt === null || account === undefined) return;
  const draft = formDraft(service, operation, prefill);
  const entered = enteredBefore(program, draft);
  const model = formFor(service, operation, {
    prefill: { ...prefill, ...entered },
    choices: accountChoices(attempt.sandbox, account, service),
    names: accountNames(account, regionOf(program)),
    ...(way && { model: way.model, documentation: (member: string | null) => way.documentation[member ?? ''] ?? '' }),
  });
  if (model === undefined) {
    say(program.ui, 'error', `there is no form for ${service}:${operation}`);
    return;
  }
  const opened = entered === null ? JSON.stringify(model.input()) : '';
  const send = way?.send ?? ((input: JsonObject) => sendCall(program, service, operation, input));
  pushLayer(program.ui, { kind: 'form', title, service, operation, model, opened, draft, send });
  if (entered !== null) say(program.ui, 'info', 'What you entered before you left is back.');
}

/** The form of one thing is found again by what it was opened with. */
function formDraft(service: string, operation: string, prefill: JsonObject): string {
  return `form ${service}:${operation} ${JSON.stringify(prefill)}`;
}

function enteredBefore({ game }: Program, draft: string): JsonObject | null {
  const text = game.draft(draft);
  return text === null ? null : jsonObject(text);
}

/** Null for a text that somebody changed on the disk into no JSON object. */
function jsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where calls are made: the scenario says it. */
function regionOf(program: Program): string {
  return attemptOf(program)?.scenario.region ?? usualRegion;
}

/** Opens a policy document; a text that was left unsaved comes back, unless `brought` takes its place. */
export function openEditor(program: Program, target: EditTarget, brought?: string): void {
  const attempt = attemptOf(program);
  const account = attempt?.sandbox.accounts.get(attempt.sandbox.home);
  if (account === undefined) return;
  const draft = brought ?? program.game.draft(target.id);
  const names = accountNames(account, regionOf(program));
  const buffer = policyBuffer({ kind: target.kind, text: draft ?? target.text, names });
  if (brought !== undefined) say(program.ui, 'info', 'Nothing is stored yet: Ctrl+S saves it.');
  else if (draft !== null) say(program.ui, 'info', 'This is the text that you left here unsaved.');
  pushLayer(program.ui, { kind: 'editor', title: target.title, target, buffer });
}

/** Asks before something is lost. */
export function confirm(program: Program, title: string, says: readonly string[], yes: string, run: () => void): void {
  pushLayer(program.ui, { kind: 'confirm', title, says, yes, no: 'No, keep it', chosen: false, run });
}

/** Does what a row of the table of actions says. */
export function runAction(program: Program, action: Action, subject: Subject): void {
  const { title, service, operation, how } = action;
  const input = action.prefill(subject);
  if (how === 'form') openForm(program, title, service, operation, input);
  else if (how === 'send') sendCall(program, service, operation, input);
  else {
    const named = Object.values(input)
      .filter((value) => typeof value === 'string')
      .join(', ');
    confirm(program, title, [`${service}:${operation} ${named}`, 'Undo (u) brings it back.'], title, () =>
      sendCall(program, service, operation, input),
    );
  }
}
