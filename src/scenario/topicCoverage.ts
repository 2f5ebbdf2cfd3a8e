import type { Topic, TopicGroup } from './topics.ts';

/** What coverage asks of a scenario. */
export interface Covering {
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly topics: readonly string[];
}

export interface CoveredTopic extends Topic {
  readonly group: string;
  /** Slugs of the active scenarios that name the topic. */
  readonly scenarios: readonly string[];
}

export interface Coverage {
  readonly topics: readonly CoveredTopic[];
  /** Topics that no active scenario names. */
  readonly holes: readonly string[];
  /** Names in scenarios that are no topic. */
  readonly unknown: readonly { readonly scenario: string; readonly topic: string }[];
  /** Slugs of active scenarios that name no topic. */
  readonly without: readonly string[];
}

/** Which scenario teaches which topic. A scenario that is not active teaches nobody. */
export function topicCoverage(groups: readonly TopicGroup[], scenarios: readonly Covering[]): Coverage {
  const active = scenarios.filter(({ status }) => status === 'active');
  const topics = groups.flatMap((group) =>
    group.topics.map((topic) => ({
      ...topic,
      group: group.title,
      scenarios: active.filter((scenario) => scenario.topics.includes(topic.id)).map(({ slug }) => slug),
    })),
  );
  const known = new Set(topics.map(({ id }) => id));
  return {
    topics,
    holes: topics.filter((topic) => topic.scenarios.length === 0).map(({ id }) => id),
    unknown: scenarios.flatMap(({ slug, topics: named }) =>
      named.filter((topic) => !known.has(topic)).map((topic) => ({ scenario: slug, topic })),
    ),
    without: active.filter((scenario) => scenario.topics.length === 0).map(({ slug }) => slug),
  };
}
