import type { ServiceModel } from '../../src/catalogue/shapes.ts';
import type { BotocoreService } from './botocore.ts';
import { modelledOperations } from './modelledOperations.ts';
import type { BlockRecord } from './packBlocks.ts';
import { plainText } from './plainText.ts';
import { reachable } from './serviceModels.ts';

type Writer = (html: string) => string;

/** The first sentence; a full stop within an abbreviation or a name ends none. */
function firstSentence(html: string): string {
  const line = plainText(html).split('\n', 1).join('');
  return /^.*?[.:?](?<!e\.g\.|i\.e\.|etc\.)(?= [A-Z]|$)/.exec(line)?.[0] ?? line;
}

function memberTexts(service: BotocoreService, shapeName: string, text: Writer): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, member] of Object.entries(service.shapes[shapeName]?.members ?? {})) {
    const line = text(member.documentation ?? service.shapes[member.shape]?.documentation ?? '');
    if (line !== '') texts[name] = line;
  }
  return texts;
}

/**
 * `service.Operation` → text and `service#Shape` → text by member, for all structures that the model's requests hold.
 * The whole text for wholly modelled APIs, the first sentence for the others.
 */
export function documentationRecords(model: ServiceModel, service: BotocoreService): BlockRecord[] {
  const records: BlockRecord[] = [];
  const text = modelledOperations[model.service] ? firstSentence : plainText;
  for (const name of Object.keys(model.operations)) {
    const line = text(service.operations[name]?.documentation ?? '');
    if (line !== '') records.push({ key: `${model.service}.${name}`, text: JSON.stringify(line) });
  }
  const inputs = Object.values(model.operations).flatMap(({ input }) => (input ? [input.shape] : []));
  for (const shape of [...reachable(service, inputs)].sort()) {
    const texts = memberTexts(service, shape, text);
    if (Object.keys(texts).length > 0) {
      records.push({ key: `${model.service}#${shape}`, text: JSON.stringify(texts) });
    }
  }
  return records;
}
