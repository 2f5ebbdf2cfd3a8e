/** Wraps a text at blanks; its own line ends stay. Every line starts with the indent. */
export function wrapText(text: string, width: number, indent: string): readonly string[] {
  const room = Math.max(20, width - indent.length);
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > room) {
        lines.push(indent + line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, (indent + line).trimEnd()];
  });
}
