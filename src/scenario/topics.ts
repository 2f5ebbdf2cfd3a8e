import * as z from 'zod';
import type { Fault } from '../policy/fault.ts';
import { faultsOf } from './faults.ts';
import { handle, line } from './words.ts';
import { readYaml } from './yamlText.ts';

const topic = z.strictObject({
  id: handle,
  title: line,
  able: line.meta({ description: 'what somebody can do who knows it' }),
});

const topicGroup = z.strictObject({ id: handle, title: line, topics: z.array(topic).min(1) });

const topicFile = z.strictObject({ schema: z.literal('iam-topics/1'), groups: z.array(topicGroup).min(1) });

/** One thing that the course teaches. */
export type Topic = z.infer<typeof topic>;
export type TopicGroup = z.infer<typeof topicGroup>;

/** Name of the file beside the scenarios that holds their topics. */
export const topicsFile = 'topics.yaml';

/** Reads the topics that scenarios name; each id stands for one topic. */
export function readTopics(text: string): {
  readonly groups: readonly TopicGroup[];
  readonly faults: readonly Fault[];
} {
  const yaml = readYaml(text);
  if (yaml.faults.length > 0) return { groups: [], faults: yaml.faults };
  const parsed = topicFile.safeParse(yaml.value);
  if (!parsed.success) {
    return { groups: [], faults: faultsOf(parsed.error.issues, topicFile, yaml.value, yaml) };
  }
  const { groups } = parsed.data;
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [group, { topics }] of groups.entries()) {
    for (const [index, { id }] of topics.entries()) {
      const path = ['groups', group, 'topics', index, 'id'];
      if (seen.has(id)) faults.push(twice(id, path, yaml.locate(path)));
      seen.add(id);
    }
  }
  return { groups: faults.length > 0 ? [] : groups, faults };
}

function twice(id: string, path: Fault['path'], place: Fault['place']): Fault {
  return {
    code: 'TOPIC_ID',
    severity: 'error',
    message: `two topics are called \`${id}\``,
    advice: 'give each its own id',
    path,
    place,
  };
}
