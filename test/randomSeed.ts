import fc from 'fast-check';
import { long } from './cases.ts';

/**
 * `npm test` tries the same cases every time, so that it says something about the change at hand; a long run, or one
 * with IAM_DOJO_SEED, tries others. fast-check prints the seed of a failure.
 */
const wanted = Number(process.env.IAM_DOJO_SEED ?? '');
const given = Number.isInteger(wanted) && wanted !== 0 ? wanted : null;
if (given !== null || !long) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: given ?? 20_261_125 });
