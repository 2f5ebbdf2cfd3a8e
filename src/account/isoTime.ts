/** ISO 8601 in whole seconds, as the AWS APIs write moments. */
export const isoTime = (time: number): string =>
  new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
