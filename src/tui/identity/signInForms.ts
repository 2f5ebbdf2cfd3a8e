import type { Caller, JsonObject, Outcome } from '../../account/call.ts';
import { say } from '../../stores/uiActs.ts';
import { openForm } from '../calls.ts';
import { attemptOf, type Program } from '../program.ts';
import { actAs } from './actAs.ts';
import { credentialsIn, sessionName } from './credentialsIn.ts';
import { signInDocumentation, signInModel } from './signInModel.ts';

const nobody: Caller = { type: 'anonymous' };

function textIn(input: JsonObject, member: string): string {
  const value = input[member];
  return typeof value === 'string' ? value : '';
}

/** Says what went wrong; gives the outcome back. */
function told(program: Program, outcome: Outcome): Outcome {
  if (!outcome.ok) say(program.ui, 'error', `${outcome.error.code}: ${outcome.error.message}`);
  return outcome;
}

/** Who a person is in the console after they signed in: a second factor counts where they have one. */
function consoleCaller(program: Program, input: JsonObject): { readonly name: string; readonly caller: Caller } {
  const sandbox = attemptOf(program)?.sandbox;
  const account = textIn(input, 'Account') || (sandbox?.home ?? '');
  const user = textIn(input, 'UserName');
  if (user === '') return { name: 'root', caller: { type: 'root', account, mfa: true } };
  const devices = sandbox?.accounts.get(account)?.users.get(user.toLowerCase())?.mfaDevices.length ?? 0;
  return { name: `${user}-console`, caller: { type: 'console', account, user, mfa: devices > 0 } };
}

/** Signs in to the console with a password, and the code of a device where one is needed. */
export function openConsoleSignIn(program: Program, prefill: JsonObject = {}): void {
  const send = (input: JsonObject): Outcome => {
    const call = { service: 'dojo', operation: 'ConsoleLogin', input };
    const outcome = told(program, program.game.send(call, 'form', nobody));
    if (!outcome.ok) return outcome;
    const { name, caller } = consoleCaller(program, input);
    actAs(program, name, caller);
    return outcome;
  };
  const way = { model: signInModel, documentation: signInDocumentation, send };
  openForm(program, 'Sign in to the console', 'dojo', 'ConsoleLogin', prefill, way);
}

/** Takes a role with what an identity provider says of somebody. */
function federate(program: Program, input: JsonObject): Outcome {
  const { Provider, Subject, RoleArn = '', Audience, DurationSeconds } = input;
  const asked = { Provider: Provider ?? '', Subject: Subject ?? '', ...(Audience && { Audience }), Roles: [RoleArn] };
  const issued = program.game.send({ service: 'dojo', operation: 'IssueIdentityToken', input: asked }, 'form', nobody);
  if (!issued.ok) return told(program, issued);
  const token = textIn(issued.output, 'Token');
  const saml = textIn(input, 'Provider').includes(':saml-provider/');
  const session = (textIn(input, 'RoleSessionName') || textIn(input, 'Subject'))
    .replaceAll(/[^\w+=,.@-]/g, '-')
    .slice(0, 64);
  const lasting = DurationSeconds === undefined ? {} : { DurationSeconds };
  const call = saml
    ? {
        service: 'sts',
        operation: 'AssumeRoleWithSAML',
        input: { RoleArn, PrincipalArn: Provider ?? '', SAMLAssertion: token, ...lasting },
      }
    : {
        service: 'sts',
        operation: 'AssumeRoleWithWebIdentity',
        input: { RoleArn, RoleSessionName: session, WebIdentityToken: token, ...lasting },
      };
  const outcome = told(program, program.game.send(call, 'form', nobody));
  const caller = outcome.ok ? credentialsIn(outcome.output) : null;
  if (outcome.ok && caller !== null) actAs(program, sessionName(outcome.output), caller);
  return outcome;
}

export function openFederation(program: Program): void {
  const way = {
    model: signInModel,
    documentation: signInDocumentation,
    send: (input: JsonObject) => federate(program, input),
  };
  openForm(program, 'Come through an identity provider', 'dojo', 'Federate', {}, way);
}
