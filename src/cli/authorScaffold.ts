import { stringify } from 'yaml';
import type { Scenario } from '../scenario/scenario.ts';
import { askingParts } from './authorScaffoldAsking.ts';
import { buildingParts } from './authorScaffoldBuilding.ts';

/** What an author says of a scenario before it is written. */
export interface ScaffoldWishes {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  readonly mode: Scenario['mode'];
  readonly difficulty: number;
  readonly minutes: number;
  /** `2026-11-24`. */
  readonly today: string;
  /** Path or address of the schema, by which editors complete and check. */
  readonly schema: string;
}

/** Parts of a scaffold that depend on the mode. */
export interface ScaffoldParts {
  readonly account: string;
  readonly briefing: string;
  readonly tasks: string;
  readonly hints: string;
  readonly solutions: string;
  readonly mistakes: string;
  readonly debrief: string;
  readonly fact: string;
}

/** A whole scenario that can be played and proven as it is; its comments say what to write in its place. */
export function scaffold(wishes: ScaffoldWishes): string {
  const { id, slug, title, track, mode, difficulty, minutes, today, schema } = wishes;
  const parts = mode === 'build' || mode === 'fix' ? buildingParts(mode) : askingParts(mode);
  return `# yaml-language-server: $schema=${schema}
# This scenario works as it is: \`iam-dojo author test ${slug}.yaml\` proves it, \`iam-dojo author preview ${slug}.yaml\`
# shows it. Change one part after the other into your own, and prove it again. Nothing below is needed word for word.
schema: iam-scenario/1
id: ${id} # never changes, also when you rename the file: progress hangs on it
licence: MIT # under which others may use this file
slug: ${slug}
version: 1.0.0 # 2.0.0 when grading changes, 1.1.0 for hints and texts, 1.0.1 for typing errors
status: wip # active when you hand it over
title: ${yamlText(title)} # what it is about, in at most 48 characters, not how it is done
track: ${track}
topics: [] # ids of topics.yaml; \`iam-dojo coverage\` lists them
teaches: [] # words that other scenarios may need, such as [group, trust-policy]
needs: [] # words that other scenarios teach
difficulty: ${difficulty} # 1 to 5
minutes: ${minutes}
mode: ${mode} # build, fix, predict, investigate, verify, order or match
clock: ${today}T09:00:00Z # what the simulated clock shows at the start
region: eu-west-1

# The account as it is before anybody does anything. Account ids such as 111122223333 belong to nobody.
${parts.account}
# The story: at most 18 lines of at most 76 characters, then there is something to do.
${parts.briefing}
${parts.tasks}
# Milder hints first. A \`step\` shows a command and caps the attempt at two stars; \`no_hints: { TASK: why }\` excuses a task.
${parts.hints}
${parts.solutions}
# What people do wrong here. Each must fail the checks that it names, and \`says\` is what the learner reads then.
${parts.mistakes}
# Read after handing in: why it is so, one sentence to remember, one question about a case that is alike.
${parts.debrief}
# What the scenario rests on, with the page of AWS that says so and the day on which you read it.
facts:
${parts.fact.replace('{today}', today)}`;
}

/** A text as YAML writes it on one line. */
const yamlText = (text: string): string => stringify(text, { lineWidth: 0 }).trim();
