type Environment = Readonly<Record<string, string | undefined>>;

/**
 * True where the terminal surely lacks our signs: the console of the Linux kernel, and the locale C, whose characters are
 * ASCII (POSIX.1, "Locale"). Of the variables the first that is set counts.
 */
export function asciiTerminal({ TERM, LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return TERM === 'linux' || locale === 'C' || locale === 'POSIX';
}
