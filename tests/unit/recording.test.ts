import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { rowsOf, Style } from "../../scripts/recording/ansi";
import { picture } from "../../scripts/recording/picture";

const ESC = "\x1b[";
const plain = (text: string) => ({ text, classes: [] });

describe("what a terminal shows", () => {
  test("colors and weights, of the plain and the 256 colors, until they are reset", () => {
    const line = `a${ESC}1;32mb${ESC}22mc${ESC}39md${ESC}38;5;13me${ESC}0mf${ESC}Kg`;
    expect(rowsOf(line, 80)).toEqual([
      [
        plain("a"),
        { text: "b", classes: ["green", "bold"] },
        { text: "c", classes: ["green"] },
        plain("d"),
        { text: "e", classes: ["magenta"] },
        plain("f"),
        plain("g"),
      ],
    ]);
  });

  test("a look that goes on in the next line", () => {
    const style = new Style();
    rowsOf(`${ESC}31mred`, 80, style);
    expect(rowsOf("still", 80, style)).toEqual([[{ text: "still", classes: ["red"] }]]);
  });

  test("a long line goes on in the next row", () => {
    expect(rowsOf("abcdefg", 3)).toEqual([[plain("abc")], [plain("def")], [plain("g")]]);
    expect(rowsOf("", 3)).toEqual([[]]);
  });
});

describe("a recording", () => {
  const lines = Array.from({ length: 30 }, (_, i) => ({
    at: i === 0 ? 0 : 60_000 + 100 * i,
    text: `line ${i} & <more>`,
  }));
  const svg = picture({ title: "A run", description: "What it does", lines });

  test("shows each line when it came, without the long waits", () => {
    const delays = [...svg.matchAll(/animation-delay:([\d.]+)s/g)].map(([, delay]) => Number(delay));
    expect(delays.slice(0, 3)).toEqual([0, 1, 1.1]);
    expect(delays).toHaveLength(30);
  });

  test("ends with the last rows, also for those who want no motion", () => {
    expect(svg).toContain(".scroll{transform:translateY(-108px)");
    expect(svg).toContain("100.00%{transform:translateY(-108px)}");
    expect(svg).toMatch(/@media\(prefers-reduced-motion:no-preference\)\{\.row\{animation:/);
    expect(svg.match(/\.row\{/g)).toHaveLength(1);
  });

  test("tells what it shows, and shows text as text", () => {
    expect(svg).toContain('<title id="title">A run</title>\n<desc id="description">What it does</desc>');
    expect(svg).toContain(">line 0 &amp; &lt;more></text>");
  });
});

test("the recording in the docs says nothing of the machine that it was made on", () => {
  const svg = readFileSync(join(__dirname, "../../docs/images/npm-start.svg"), "utf8");
  expect(svg).toContain("$ npm start");
  expect(svg).toContain("+ 7 created");
  expect(svg).toContain("prefers-color-scheme:dark");
  for (const trace of [homedir(), "/tmp/", "/home/", "/Users/", "\x1b"]) expect(svg).not.toContain(trace);
});
