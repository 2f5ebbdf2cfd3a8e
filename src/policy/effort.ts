/**
 * Units of work done by matching so far: characters compared, statements looked at. Only tests read it, which hold the
 * work for one request to a bound; no answer depends on it.
 */
export const effort = { steps: 0 };
