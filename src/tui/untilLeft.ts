import type { Instance } from 'ink';
import { leaveProgram, putAside } from './commands/leaveProgram.ts';
import type { Program } from './program.ts';

/**
 * Waits until the program is left: by a command, a signal or `until`. Throws the fault of ours that ended it, with
 * what was being written put aside.
 */
export async function untilLeft(instance: Instance, program: Program, until?: AbortSignal): Promise<void> {
  const forgetSignals = leaveOnSignals(() => leaveProgram(program, 130));
  const faults = leaveOnFaults(() => instance.unmount());
  const end = () => leaveProgram(program, 0);
  until?.addEventListener('abort', end);
  try {
    await instance.waitUntilExit();
    faults.rethrow();
  } catch (fault) {
    saveWriting(program);
    throw fault;
  } finally {
    until?.removeEventListener('abort', end);
    forgetSignals();
    faults.forget();
  }
}

/** A policy or a form that was being written outlives a fault of ours; a second fault must not hide the first. */
function saveWriting(program: Program): void {
  try {
    putAside(program);
  } catch {
    // The first fault is told.
  }
}

interface Faults {
  readonly rethrow: () => void;
  readonly forget: () => void;
}

/** A fault that comes from a timer or a promise ends the program in order, as one in a screen or a command does. */
function leaveOnFaults(leave: () => void): Faults {
  const found: unknown[] = [];
  const take = (fault: unknown): void => {
    found.push(fault);
    leave();
  };
  const kinds = ['uncaughtException', 'unhandledRejection'] as const;
  for (const kind of kinds) process.on(kind, take);
  return {
    rethrow: () => {
      if (found.length > 0) throw found[0];
    },
    forget: () => {
      for (const kind of kinds) process.off(kind, take);
    },
  };
}

/** Signals end the program as Ctrl+C does. The result takes the handlers away again. */
function leaveOnSignals(handler: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, handler);
  return () => {
    for (const signal of signals) process.off(signal, handler);
  };
}
