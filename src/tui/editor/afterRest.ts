/** Runs something once a pause of `ms` milliseconds has passed since the last `start`; at once where `ms` is 0. */
export class AfterRest {
  private timer: NodeJS.Timeout | undefined;
  private readonly ms: number;
  private readonly run: () => void;

  constructor(ms: number, run: () => void) {
    this.ms = ms;
    this.run = run;
  }

  start(): void {
    clearTimeout(this.timer);
    if (this.ms === 0) {
      this.run();
      return;
    }
    this.timer = setTimeout(() => this.now(), this.ms);
    this.timer.unref();
  }

  /** Runs what is waiting, if anything is. */
  now(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.run();
  }
}
