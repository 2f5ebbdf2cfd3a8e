import type { ReactNode } from 'react';
import { MapLayer } from '../accessMap/mapLayer.tsx';
import { GraphLayer } from '../graph/graphLayer.tsx';
import { ExampleLayer } from '../guidance/exampleLayer.tsx';
import { PointLayer, PredictLayer } from '../guidance/predictLayer.tsx';
import { InspectorLayer } from '../inspector/inspectorLayer.tsx';
import type { Layer } from '../layers.ts';
import { ReferenceLayer } from '../reference/referenceLayer.tsx';
import { AskLayer } from './askLayer.tsx';
import { EditorLayer } from './editorLayer.tsx';
import { FormLayer } from './formLayer.tsx';
import { ConfirmLayer, HelpLayer, MenuLayer, PaletteLayer, PromptLayer } from './smallLayers.tsx';
import { HintLayer, QuestionLayer, ReadingLayer, WhyLayer } from './textLayers.tsx';
import type { View } from './view.ts';

export interface LayerProps<Kind extends Layer['kind']> {
  readonly view: View;
  readonly layer: Extract<Layer, { kind: Kind }>;
}

/** One layer; the search line is drawn by the status row. */
export function LayerView({ view, layer }: { readonly view: View; readonly layer: Layer }): ReactNode {
  switch (layer.kind) {
    case 'menu':
      return <MenuLayer view={view} layer={layer} />;
    case 'confirm':
      return <ConfirmLayer view={view} layer={layer} />;
    case 'palette':
      return <PaletteLayer view={view} layer={layer} />;
    case 'help':
      return <HelpLayer view={view} layer={layer} />;
    case 'prompt':
      return <PromptLayer view={view} layer={layer} />;
    case 'why':
      return <WhyLayer view={view} layer={layer} />;
    case 'predict':
      return <PredictLayer view={view} layer={layer} />;
    case 'point':
      return <PointLayer view={view} layer={layer} />;
    case 'example':
      return <ExampleLayer view={view} layer={layer} />;
    case 'map':
      return <MapLayer view={view} layer={layer} />;
    case 'graph':
      return <GraphLayer view={view} layer={layer} />;
    case 'inspector':
      return <InspectorLayer view={view} layer={layer} />;
    case 'reference':
      return <ReferenceLayer view={view} layer={layer} />;
    case 'reading':
      return <ReadingLayer view={view} layer={layer} />;
    case 'hint':
      return <HintLayer view={view} layer={layer} />;
    case 'question':
      return <QuestionLayer view={view} layer={layer} />;
    case 'ask':
      return <AskLayer view={view} layer={layer} />;
    case 'form':
      return <FormLayer view={view} layer={layer} />;
    case 'editor':
      return <EditorLayer view={view} layer={layer} />;
    case 'filter':
      return null;
  }
}
