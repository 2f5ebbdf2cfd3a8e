/** Time in milliseconds to be stopped in; where there is nobody to go on with the program, it goes on by itself. */
const PATIENCE = 200;

/**
 * Stops all processes of the job, as the terminal does for Ctrl+Z where keys are not read one by one; npm and what else
 * started the program stop as well. Ends when the shell goes on with them.
 */
export async function stopped(): Promise<void> {
  await new Promise<void>((goOn) => {
    const end = () => {
      clearTimeout(timer);
      process.off('SIGCONT', end);
      goOn();
    };
    const timer = setTimeout(end, PATIENCE);
    process.on('SIGCONT', end);
    process.kill(0, 'SIGTSTP');
  });
}
