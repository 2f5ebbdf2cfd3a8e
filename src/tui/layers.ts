import type { JsonObject, Outcome } from '../account/call.ts';
import type { UiStore } from '../stores/uiStore.ts';
import type { PathCompletion } from '../stores/userFile.ts';
import type { WorkedStep } from '../training/guidance/fading.ts';
import type { Why } from '../training/why.ts';
import type { EditorBuffer } from './editor/editorBuffer.ts';
import type { LineInput } from './editor/lineInput.ts';
import type { EditTarget } from './editTarget.ts';
import type { Finder } from './finder/finder.ts';
import type { FormModel } from './form/formModel.ts';
import type { Line } from './line.ts';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** Shown at the right end. */
  readonly note?: string;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | null;
  readonly run: () => void;
}

/** The depths of an answer to "why?". */
export const whyDepths = ['In short', 'Deciding statement', 'Full walk', 'Picture'] as const;

export interface AskFields {
  readonly as: LineInput;
  readonly action: LineInput;
  readonly on: LineInput;
}

/** What can lie over a screen. The topmost one has the keys. */
export type Layer =
  | { readonly kind: 'menu'; readonly id: string; readonly title: string; readonly items: readonly MenuItem[] }
  | {
      readonly kind: 'confirm';
      readonly title: string;
      readonly says: readonly string[];
      readonly yes: string;
      readonly no: string;
      /** Which of the two has the cursor; `no` at first. */
      readonly chosen: boolean;
      readonly run: () => void;
    }
  | { readonly kind: 'palette'; readonly finder: Finder; readonly input: LineInput; readonly chosen: number }
  | { readonly kind: 'help' }
  /** `says` stands above the answer: what the person foretold or pointed at, and whether it was so. */
  | { readonly kind: 'why'; readonly answer: Why; readonly depth: number; readonly says: string }
  | {
      readonly kind: 'predict';
      readonly answer: Why;
      readonly request: { readonly as: string; readonly action: string; readonly on: string };
      readonly expected: 'allowed' | 'denied' | null;
      /** 1 to 4. */
      readonly confidence: number | null;
    }
  | { readonly kind: 'point'; readonly answer: Why }
  /** `at` counts the commands from 0; `says` is what the answer to the one before was worth. */
  | { readonly kind: 'example'; readonly steps: readonly WorkedStep[]; readonly at: number; readonly says: string }
  /** With `question` the request is the answer to it. */
  | {
      readonly kind: 'ask';
      readonly fields: AskFields;
      readonly field: keyof AskFields;
      readonly says: string;
      readonly question?: string;
    }
  | { readonly kind: 'map' }
  | { readonly kind: 'graph' }
  /** `node` names a thing of the account tree. */
  | { readonly kind: 'inspector'; readonly node: string }
  | { readonly kind: 'reference'; readonly input: LineInput; readonly reading: boolean }
  | { readonly kind: 'reading'; readonly id: string; readonly title: string; readonly lines: readonly Line[] }
  | { readonly kind: 'hint'; readonly task: string }
  | {
      readonly kind: 'question';
      readonly question: string;
      readonly chosen: readonly string[];
      readonly confidence: number | null;
    }
  | {
      readonly kind: 'form';
      readonly title: string;
      readonly service: string;
      readonly operation: string;
      readonly model: FormModel;
      /** The input as it was when the form was opened, as JSON. */
      readonly opened: string;
      /** Name of the draft that keeps what was entered. */
      readonly draft: string;
      /** Sends what was entered and says what came of it. */
      readonly send: (input: JsonObject) => Outcome;
    }
  | { readonly kind: 'editor'; readonly title: string; readonly target: EditTarget; readonly buffer: EditorBuffer }
  | {
      readonly kind: 'prompt';
      readonly title: string;
      readonly says: string;
      readonly input: LineInput;
      /** A sentence where the text cannot be taken. */
      readonly run: (text: string) => string | null;
      /** Completes what is typed. */
      readonly complete?: (text: string) => PathCompletion;
    }
  | { readonly kind: 'filter'; readonly list: string; readonly input: LineInput };

export type LayerOf<Kind extends Layer['kind']> = Extract<Layer, { kind: Kind }>;

export type Ui = UiStore<Layer>;
