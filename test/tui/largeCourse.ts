import { tracks } from '../../src/scenario/tracks.ts';

interface Card {
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  readonly difficulty: number;
  readonly teaches: string;
  readonly needs: string;
}

function text({ slug, title, track, difficulty, teaches, needs }: Card, index: number): string {
  return `schema: iam-scenario/1
id: 00000000-0000-4000-8000-${String(index).padStart(12, '0')}
slug: ${slug}
version: 1.0.0
status: active
title: ${title}
track: ${track}
teaches: [${teaches}]
needs: [${needs}]
difficulty: ${difficulty}
minutes: ${10 + difficulty * 5}
mode: build
account: { id: "444455556666", users: [{ name: priya, attached: [AdministratorAccess] }] }
identities: { priya: { as: user/priya, default: true } }
briefing: Make the group.
tasks:
  - { id: group, text: Make the group G, checks: [{ id: there, state: "GroupDetailList[].GroupName", equals: [G] }] }
administrators: [user/priya]
solutions: [{ name: reference, commands: aws iam create-group --group-name G }]
mistakes: [{ name: another, commands: aws iam create-group --group-name H, fails: [there], says: it has another name }]
`;
}

/** A course as large as the real one, by slug: in each track every scenario needs what the one before it teaches. */
export function largeCourse(perTrack = 6): Readonly<Record<string, string>> {
  const cards = tracks.flatMap((track, at) =>
    Array.from({ length: perTrack }, (_, index) => {
      const number = at * perTrack + index;
      const slug = `${track}-${index + 1}`;
      const title = `The ${track.replace('-', ' ')} exercise with number ${index + 1} of its track`;
      const needs = index === 0 ? (at === 0 ? '' : `foundations-1-idea`) : `${track}-${index}-idea`;
      const card = { slug, title, track, difficulty: Math.min(5, 1 + index), teaches: `${slug}-idea`, needs };
      return [slug, text(card, number + 1)] as const;
    }),
  );
  return Object.fromEntries(cards);
}
