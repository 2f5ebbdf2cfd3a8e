/** A screen of some cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The same object with some members replaced. */
function replacing<Target extends object>(target: Target, members: Readonly<Record<string, unknown>>): Target {
  return new Proxy(target, {
    get: (whole, name) => {
      if (typeof name === 'string' && Object.hasOwn(members, name)) return members[name];
      const value: unknown = Reflect.get(whole, name);
      return typeof value === 'function' ? value.bind(whole) : value;
    },
  });
}

/** A terminal that says it has another size. */
export function sizedScreen(stdout: NodeJS.WriteStream, { columns, rows }: Size): NodeJS.WriteStream {
  return replacing(stdout, { columns, rows });
}

/** A screen that keeps what is written to it, and a keyboard on which nobody types. */
export class Frame {
  readonly screen: NodeJS.WriteStream;
  readonly keyboard: NodeJS.ReadStream;
  #text = '';

  constructor({ columns, rows }: Size) {
    const write = (text: unknown, ...rest: readonly unknown[]): boolean => {
      this.#text += String(text);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    };
    this.screen = replacing(process.stdout, { columns, rows, isTTY: false, write, ...mute(['on', 'once', 'off']) });
    this.keyboard = replacing(process.stdin, {
      isTTY: true,
      ...mute(['setRawMode', 'on', 'off', 'once', 'resume', 'pause', 'ref', 'unref']),
    });
  }

  /** Everything written so far. */
  get text(): string {
    return this.#text;
  }
}

/** Methods that do nothing and can be chained. */
function mute(names: readonly string[]): Readonly<Record<string, unknown>> {
  const muted: Record<string, unknown> = {};
  for (const name of names) muted[name] = () => muted;
  return muted;
}
