/** Exit codes of every command; part of the public interface. */
export const exitCodes = {
  done: 0,
  /** Done, and the answer is no: a case failed, not passed, findings. */
  no: 1,
  /** The input or the command line is wrong. */
  badInput: 2,
  /** A fault of ours. */
  fault: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
