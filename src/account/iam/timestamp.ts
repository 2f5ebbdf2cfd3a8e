/** A moment as IAM writes it: ISO 8601, whole seconds, `Z`. */
export const timestamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
