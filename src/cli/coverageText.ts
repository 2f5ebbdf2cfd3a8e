import type { Coverage, CoveredTopic } from '../scenario/topicCoverage.ts';

/** Topics by group with their scenarios, then what is missing. */
export function coverageText({ topics, holes, unknown, without }: Coverage): string {
  const width = Math.max(0, ...topics.map(({ title }) => title.length));
  const groups = [...new Set(topics.map(({ group }) => group))];
  const tables = groups.map((group) => {
    const rows = topics.filter((topic) => topic.group === group).flatMap((topic) => topicLines(topic, width));
    return `${group}\n${rows.map((row) => `  ${row}\n`).join('')}\n`;
  });
  const taught = topics.length - holes.length;
  return [
    ...tables,
    `${taught} of ${topics.length} topics are taught\n`,
    ...holes.map((id) => `no scenario teaches ${id}\n`),
    ...unknown.map(({ scenario, topic }) => `${scenario} names ${topic}, which is no topic\n`),
    ...without.map((slug) => `${slug} names no topic\n`),
  ].join('');
}

/** One scenario a line, so that long lists stay readable. */
function topicLines({ title, scenarios }: CoveredTopic, width: number): string[] {
  const [first = '– none –', ...more] = scenarios;
  return [`${title.padEnd(width)}  ${first}`, ...more.map((slug) => `${' '.repeat(width)}  ${slug}`)];
}
