import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv";

test("cells are quoted where they have to be", () => {
  expect(csvLine(["Noor", 'a "b", c', "two\nlines", null, undefined])).toBe(
    'Noor,"a ""b"", c","two\nlines",,\r\n',
  );
});

test.each([
  "＝1+1",
  "＠SUM(A1)",
  " =1",
  "\n=1",
  "\u00a0=1",
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  '=HYPERLINK("https://evil.example","x")',
])("%j does not become a formula", (text) => {
  expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
});

/** Reads a line as RFC 4180 says. */
function read(line: string): string[] {
  const cells = line.slice(0, -2).match(/("([^"]|"")*"|[^",]*)(,|$)/g) ?? [];
  return cells
    .map((one) => one.replace(/,$/, ""))
    .map((one) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one));
}

test("whatever is written is read back, with a sign before what would be a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const back = read(csvLine(cells)).slice(0, cells.length);
      expect(back).toEqual(cells.map((one) => (/^\s*[=+\-@＝＋－＠\t\r\n]/.test(one) ? `'${one}` : one)));
    }),
  );
});
