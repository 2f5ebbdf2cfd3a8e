/** Runs something once its pause in milliseconds has passed since the last `start`; at once where that is 0. */
export class AfterRest {
  private timer: NodeJS.Timeout | undefined;
  private readonly run: () => void;

  constructor(run: () => void) {
    this.run = run;
  }

  start(ms: number): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (ms === 0) {
      this.run();
      return;
    }
    this.timer = setTimeout(() => this.now(), ms);
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
