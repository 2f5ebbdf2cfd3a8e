// The policy editor uses CodeMirror's state, commands and grammar, and none of its view in a browser: 150 KB that those
// packages only name. This stands in for what they name, with the facets that a state may hold.

const contents = `
import { Facet, RangeSet, StateEffect } from '@codemirror/state';
const facet = () => /* @__PURE__ */ Facet.define();
const nothing = () => [];
export class EditorView {
  static contentAttributes = facet();
  static decorations = facet();
  static inputHandler = facet();
  static outerDecorations = facet();
  static bidiIsolatedRanges = facet();
  static perLineTextDirection = facet();
  static styleModule = facet();
  static darkTheme = facet();
  static scrollMargins = facet();
  static atomicRanges = facet();
  static announce = StateEffect.define();
  static scrollIntoView = nothing;
  static baseTheme = nothing;
  static domEventHandlers = nothing;
}
export class WidgetType {}
export class GutterMarker {}
export const ViewPlugin = { fromClass: nothing };
export const Decoration = {
  none: RangeSet.empty,
  set: () => RangeSet.empty,
  mark: () => ({}),
  widget: () => ({}),
  replace: () => ({}),
};
export const Direction = { LTR: 0, RTL: 1 };
export const keymap = facet();
export const showTooltip = facet();
export const gutter = nothing;
export const getTooltip = () => null;
export const logException = () => undefined;
`;

const namespace = 'no-view';

/** The part of an esbuild configuration that makes it so. */
export const withoutView = {
  name: 'without-view',
  setup(build) {
    build.onResolve({ filter: /^@codemirror\/view$/ }, () => ({ path: 'view', namespace }));
    build.onLoad({ filter: /.*/, namespace }, () => ({ contents, resolveDir: build.initialOptions.absWorkingDir }));
  },
};
