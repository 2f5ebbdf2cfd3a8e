import { mapCommands } from '../accessMap/mapCommands.ts';
import { graphCommands } from '../graph/graphCommands.ts';
import { exampleCommands } from '../guidance/exampleCommands.ts';
import { pointCommands, predictCommands } from '../guidance/guidanceCommands.ts';
import { inspectorCommands } from '../inspector/inspectorCommands.ts';
import type { CommandId } from '../keymap.ts';
import { referenceCommands } from '../reference/referenceCommands.ts';
import { appCommands, debriefCommands, helpCommands, messagesCommands } from './appCommands.ts';
import { askCommands } from './askCommands.ts';
import { benchCommands } from './benchCommands.ts';
import type { Command } from './command.ts';
import { briefingCommands, homeCommands } from './homeCommands.ts';
import {
  confirmCommands,
  editorCommands,
  filterCommands,
  formCommands,
  hintCommands,
  menuCommands,
  promptCommands,
  readingCommands,
} from './layerCommands.ts';
import { listCommands } from './listCommands.ts';
import { paletteCommands } from './paletteCommands.ts';
import { accountCommands, consoleCommands, detailCommands, eventsCommands, tasksCommands } from './panelCommands.ts';
import { practiceCommands } from './practiceCommands.ts';
import { questionCommands } from './questionCommands.ts';
import { resultCommands } from './resultCommands.ts';
import { settingsCommands } from './settingsCommands.ts';
import { timelineCommands } from './timelineCommands.ts';
import { whyCommands } from './whyCommands.ts';

/** What each command of the keymap does. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...appCommands,
  ...listCommands,
  ...homeCommands,
  ...practiceCommands,
  ...briefingCommands,
  ...benchCommands,
  ...accountCommands,
  ...detailCommands,
  ...tasksCommands,
  ...consoleCommands,
  ...eventsCommands,
  ...timelineCommands,
  ...resultCommands,
  ...debriefCommands,
  ...settingsCommands,
  ...messagesCommands,
  ...menuCommands,
  ...confirmCommands,
  ...paletteCommands,
  ...helpCommands,
  ...whyCommands,
  ...askCommands,
  ...predictCommands,
  ...pointCommands,
  ...exampleCommands,
  ...mapCommands,
  ...graphCommands,
  ...inspectorCommands,
  ...referenceCommands,
  ...readingCommands,
  ...hintCommands,
  ...questionCommands,
  ...formCommands,
  ...editorCommands,
  ...promptCommands,
  ...filterCommands,
};
