// Ink paints a row from its first changed cell to its end. In a row of several panels most of that is as it was, so here
// only the runs of cells that changed are painted: less to send, and less for the terminal to read.

/**
 * Put in front of Ink's own module, which stays in force for all that is not surely one cell a character and for rows
 * that grow or shrink. A cell is a character and the styles it is drawn in.
 */
export const changedRuns = `
const style = /\\u001b\\[([\\d;]*)m/y;
// In escapes: the bundle is read as Latin-1.
const isSure = (text) => /^[ -~\\u2500-\\u25fc\\u00b7\\u2013\\u2026\\u2713\\u2717\\u2605\\u2606\\u276f]*$/.test(text);

/** The code that ends what a code begins; '' for one that is not known. */
function endOf(code) {
    if (/^([34]8)(;|$)/.test(code)) return code.startsWith('3') ? '39' : '49';
    if (/^(3[0-7]|9[0-7])$/.test(code)) return '39';
    if (/^(4[0-7]|10[0-7])$/.test(code)) return '49';
    return { 1: '22', 2: '22', 3: '23', 4: '24', 7: '27', 8: '28', 9: '29' }[code] ?? '';
}

const ends = new Set(['22', '23', '24', '27', '28', '29', '39', '49']);

/** The characters of a row, where in the text each begins, and the styles in force there; null where that is unsure. */
function cellsOf(text) {
    const at = [];
    const styles = [];
    let characters = '';
    let open = [];
    let now = '';
    for (let index = 0; index < text.length; ) {
        if (text[index] !== '\\u001b') {
            characters += text[index];
            at.push(index);
            styles.push(now);
            index += 1;
            continue;
        }
        style.lastIndex = index;
        const code = style.exec(text)?.[1];
        if (code === undefined) return null;
        const end = ends.has(code) ? code : endOf(code);
        if (end === '') return null;
        // Bold and dim share their end and add up; a colour takes the place of the one before.
        open = open.filter((one) => (ends.has(code) || end !== '22' ? endOf(one) !== end : one !== code));
        if (!ends.has(code)) open = [...open, code];
        now = open.map((one) => '\\u001b[' + one + 'm').join('');
        index = style.lastIndex;
    }
    return now === '' && isSure(characters) ? { text, characters, at, styles } : null;
}

const known = new Map();
function knownCells(text) {
    let cells = known.get(text);
    if (cells === undefined) {
        if (known.size > 500) known.clear();
        cells = cellsOf(text);
        known.set(text, cells);
    }
    return cells;
}

/** Cells that are painted anew rather than passed over: moving the cursor takes as much. */
const NEAR = 8;

function paintedRun({ text, at, styles }, from, to) {
    const closing = styles[to - 1].replaceAll(/\\u001b\\[([\\d;]*)m/g, (_, code) => '\\u001b[' + endOf(code) + 'm');
    return ansiEscapes.cursorTo(from) + styles[from] + text.slice(at[from], at[to - 1] + 1) + closing;
}

/** What makes a row on the screen another; null where Ink's own way is the surer one. */
function changedRuns(previous, next, columns) {
    const before = knownCells(previous);
    const after = knownCells(next);
    const width = after?.characters.length;
    if (!before || !after || before.characters.length !== width || !(width <= columns)) return null;
    let runs = '';
    let from = -1;
    let to = -1;
    for (let cell = 0; cell < width; cell += 1) {
        if (before.characters[cell] === after.characters[cell] && before.styles[cell] === after.styles[cell]) continue;
        if (from >= 0 && cell - to > NEAR) {
            runs += paintedRun(after, from, to);
            from = -1;
        }
        if (from < 0) from = cell;
        to = cell + 1;
    }
    return from < 0 ? runs : runs + paintedRun(after, from, to);
}

export default function lineUpdate(previous, next, columns) {
    return changedRuns(previous, next, columns) ?? restOfLine(previous, next, columns);
}
`;
