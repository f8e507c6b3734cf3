/** Text that looks the same: its classes are names of colors, `bold` and `dim`. */
export interface Span {
  text: string;
  classes: string[];
}

const COLORS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** ECMA-48: a control sequence is ESC [, parameters, and a final byte; `m` selects how the text looks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SEQUENCE = /\x1b\[([\d;?]*)([A-Za-z])/;

/** What a terminal of so many columns shows of lines that are written to it: each row as spans. */
export function rowsOf(line: string, columns: number, style: Style = new Style()): Span[][] {
  const rows: Span[][] = [[]];
  let column = 0;
  const [first = "", ...others] = line.split(SEQUENCE);
  const write = (text: string) => {
    for (let rest = text; rest !== ""; ) {
      if (column === columns) {
        rows.push([]);
        column = 0;
      }
      const part = rest.slice(0, columns - column);
      rows.at(-1)?.push({ text: part, classes: style.classes() });
      column += part.length;
      rest = rest.slice(part.length);
    }
  };
  write(first);
  // A split by a pattern gives its groups too: parameters, final byte, and the text up to the next one.
  for (let i = 0; i < others.length; i += 3) {
    const [parameters = "", final, text = ""] = others.slice(i, i + 3);
    if (final === "m") style.select(parameters);
    write(text);
  }
  return rows;
}

/** How text looks from here on, across lines. */
export class Style {
  private color: string | undefined;
  private readonly others = new Set<string>();

  select(parameters: string): void {
    const codes = parameters.split(";").map(Number);
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      // A color of a palette of 256: 38;5;N. The first 16 are the plain and the bright ones.
      if (code === 38 && codes[i + 1] === 5) {
        this.color = COLORS[(codes[i + 2] as number) % 8];
        i += 2;
      } else this.apply(code);
    }
  }

  classes(): string[] {
    return [...(this.color === undefined ? [] : [this.color]), ...this.others];
  }

  private apply(code: number): void {
    if (code === 0) {
      this.color = undefined;
      this.others.clear();
    } else if (code === 1) this.others.add("bold");
    else if (code === 2) this.others.add("dim");
    else if (code === 22) this.others.clear();
    else if (code === 39) this.color = undefined;
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) this.color = COLORS[code % 10];
  }
}
