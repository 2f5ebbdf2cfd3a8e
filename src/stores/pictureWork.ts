import { type AttemptState, sandboxOf } from '../training/attemptState.ts';
import { type MistakeMade, mistakeMade } from '../training/guidance/mistakeMade.ts';
import { type AccessMap, accessMap, type MapBy } from '../training/pictures/accessMap.ts';
import type { Inspected } from '../training/pictures/inspected.ts';
import { type Meaning, meaningOf } from '../training/pictures/meaning.ts';
import { type ScoreAfter, scoreHistory } from '../training/pictures/scoreHistory.ts';
import { type Suggestion, suggestPolicies } from '../training/suggest.ts';

/** A picture that takes long to work out, so that it is done beside the play. */
export type PictureWish =
  | { readonly picture: 'accessMap'; readonly by: MapBy }
  | { readonly picture: 'scores' }
  | { readonly picture: 'suggestions' }
  /** Which mistake of the scenario the account behaves like. */
  | { readonly picture: 'mistake' }
  | { readonly picture: 'meaning'; readonly of: Inspected };

/** A picture as far as it is worked out. */
export type PictureNews =
  | { readonly picture: 'accessMap'; readonly map: AccessMap; readonly complete: boolean }
  | { readonly picture: 'scores'; readonly scores: readonly ScoreAfter[]; readonly complete: boolean }
  | { readonly picture: 'suggestions'; readonly suggestions: readonly Suggestion[]; readonly complete: boolean }
  | { readonly picture: 'mistake'; readonly mistake: MistakeMade | null; readonly complete: true }
  /** Null where there is no policy. */
  | { readonly picture: 'meaning'; readonly of: Inspected; readonly meaning: Meaning | null; readonly complete: true };

/** Works a picture out in steps; whoever drives it may do other things between. Null after a step without news. */
export function* pictureWork(state: AttemptState, wish: PictureWish): Iterable<PictureNews | null> {
  if (wish.picture === 'accessMap') {
    for (const map of accessMap(state, wish.by)) {
      yield map && { picture: 'accessMap', map, complete: map.done === map.total };
    }
    return;
  }
  if (wish.picture === 'suggestions') {
    const { suggestions = [] } = suggestPolicies(state.scenario, state.seed) ?? {};
    yield { picture: 'suggestions', suggestions, complete: true };
    return;
  }
  if (wish.picture === 'mistake') {
    yield { picture: 'mistake', mistake: mistakeMade(state), complete: true };
    return;
  }
  if (wish.picture === 'meaning') {
    yield { picture: 'meaning', of: wish.of, meaning: meaningOf(sandboxOf(state), wish.of), complete: true };
    return;
  }
  let scores: readonly ScoreAfter[] = [];
  for (scores of scoreHistory(state)) yield { picture: 'scores', scores, complete: false };
  yield { picture: 'scores', scores, complete: true };
}
