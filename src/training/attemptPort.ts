import type { Outcome } from '../account/call.ts';
import { ownerOfKey } from '../account/credentialOwner.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { codeAt, stepAt } from '../account/totp.ts';
import type { Answer, ConsolePort, FileContent, NameKind, SentCall } from '../doors/console/session.ts';
import type { AttemptEvent } from './attempt.ts';
import { type AttemptState, advance, nextTime, sandboxOf } from './attemptState.ts';
import { refusedAnswer } from './questions.ts';

export type ReadFile = (name: string) => FileContent | undefined;

/** The console's way into an attempt: it collects the events that a line makes and the state they lead to. */
export class AttemptPort implements ConsolePort {
  state: AttemptState;
  readonly events: AttemptEvent[] = [];
  readonly readFile: ReadFile;
  readonly profiles: ConsolePort['profiles'];
  private readonly via: 'console' | 'file';
  private readonly from: string | null;

  /** Files of the scenario lie beside those of `readFile`, which go first. Calls come from an address, the office's by default. */
  constructor(state: AttemptState, readFile: ReadFile, via: 'console' | 'file', from: string | null = null) {
    this.state = state;
    this.via = via;
    this.from = from;
    const files = state.scenario.files ?? {};
    this.readFile = (name) => readFile(name) ?? (Object.hasOwn(files, name) ? files[name] : undefined);
    this.profiles = [...state.callers].map(([name, caller]) => ({ name, caller }));
  }

  readonly send = (call: SentCall): Outcome => {
    const sent = this.from === null ? call : { ...call, sourceIp: this.from };
    const outcome = this.take({ type: 'call', call: { ...sent, time: nextTime(this.state) }, via: this.via });
    if (!outcome) throw new Error('a call gives an outcome');
    return outcome;
  };

  readonly now = (): number => sandboxOf(this.state).clock;

  readonly mfaCode = (serial: string, next: boolean): string | undefined => {
    const sandbox = sandboxOf(this.state);
    for (const account of sandbox.accounts.values()) {
      const device = account.mfaDevices.get(serial);
      if (device) return codeAt(device.seed, stepAt(sandbox.clock + 1000) + (next ? 1 : 0));
    }
    return undefined;
  };

  readonly secretFits = (accessKeyId: string, secret: string): boolean => {
    const sandbox = sandboxOf(this.state);
    const known = sandbox.sessions.get(accessKeyId)?.secret ?? ownerOfKey(sandbox, accessKeyId)?.key.secret;
    return known === undefined || known === secret;
  };

  readonly knowsKey = (accessKeyId: string): boolean => sandboxOf(this.state).sessions.has(accessKeyId);

  readonly answer = (answer: Answer): string | null => {
    const refused = refusedAnswer(this.state.scenario, answer.question, answer.choices);
    if (refused === null) this.take({ type: 'answer', ...answer });
    return refused;
  };

  readonly names = (kind: NameKind): readonly string[] => namesIn(sandboxOf(this.state), kind);

  private take(event: AttemptEvent): Outcome | undefined {
    const { state, outcome } = advance(this.state, event);
    this.state = state;
    this.events.push(event);
    return outcome;
  }
}

/** Names of the home account, for completion. */
function namesIn(sandbox: Sandbox, kind: NameKind): readonly string[] {
  const account = sandbox.accounts.get(sandbox.home);
  if (!account) return [];
  const named = (entities: ReadonlyMap<string, { readonly name: string }>) =>
    [...entities.values()].map(({ name }) => name);
  const arns = [...account.resources.keys()];
  /** Last parts of the ARNs that fit. */
  const parts = (pattern: RegExp) => arns.flatMap((arn) => pattern.exec(arn)?.[1] ?? []);
  const kinds: Readonly<Record<NameKind, () => readonly string[]>> = {
    user: () => named(account.users),
    group: () => named(account.groups),
    role: () => named(account.roles),
    policyArn: () => [...account.policies.values()].map(({ arn }) => arn),
    roleArn: () => [...account.roles.values()].map(({ arn }) => arn),
    instanceProfile: () => named(account.instanceProfiles),
    instance: () => [...account.instances.keys()],
    bucket: () => [...account.buckets.keys()],
    oidcProvider: () => [...(account.oidcProviders?.keys() ?? [])],
    samlProvider: () => [...(account.samlProviders?.keys() ?? [])],
    key: () => parts(/:kms:[^:]*:\d+:key\/(.+)$/),
    table: () => parts(/:dynamodb:[^:]*:\d+:table\/([^/]+)$/),
    topic: () => parts(/^(arn:[^:]*:sns:[^:]*:\d+:[^:]+)$/),
    secret: () => parts(/^(arn:[^:]*:secretsmanager:[^:]*:\d+:secret:.+)$/),
    function: () => parts(/:lambda:[^:]*:\d+:function:([^:]+)$/),
    mfaDevice: () => [...account.mfaDevices.keys()],
    accessKey: () => [...account.users.values()].flatMap(({ accessKeys }) => accessKeys.map(({ id }) => id)),
  };
  return kinds[kind]();
}
