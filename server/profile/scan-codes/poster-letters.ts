import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";

const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;

/** One typeface in parts by script; the first that has a letter writes it. */
const parts = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"] as const;

type Part = { name: string; bytes: Buffer; font: Font };

const loaded = new Map<Weight, Part[]>();

/** The files that write in this weight, read once. They lie beside the program, whose folder it is started in. */
export function partsOf(weight: Weight): Part[] {
  const known = loaded.get(weight);
  if (known) return known;
  const read = parts.map((part) => {
    const name = `overpass-${part}-${weights[weight]}-normal`;
    const folder = join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource/overpass/files");
    const bytes = readFileSync(join(folder, `${name}.woff`));
    const font = create(bytes);
    if (!("layout" in font)) throw new Error(`${name} is not one typeface`);
    return { name, bytes, font };
  });
  loaded.set(weight, read);
  return read;
}

const partWith = (letter: string, weight: Weight): Part | undefined =>
  partsOf(weight).find(({ font }) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

/** Joins accents to their letters, because the typeface has them as one. */
const composed = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

/**
 * The text as it can be written: without signs that the typeface lacks, such as an emoji. Undefined when it lacks a letter or
 * a digit: a name of which half is missing is another name.
 */
export function writable(text: string, weight: Weight): string | undefined {
  const letters = [...composed(text)];
  const isMissing = (letter: string) => !partWith(letter, weight);
  if (letters.some((letter) => /[\p{L}\p{N}\p{M}]/u.test(letter) && isMissing(letter))) return undefined;
  const kept = composed(letters.filter((letter) => !isMissing(letter)).join(""));
  return /[\p{L}\p{N}]/u.test(kept) ? kept : undefined;
}

export type Run = { font: string; text: string; width: number };

/** The text in pieces of one file each, with how wide each is at this size. */
export function runsOf(text: string, { weight, size }: { weight: Weight; size: number }): Run[] {
  const runs: { part: Part; text: string }[] = [];
  for (const letter of text) {
    const part = partWith(letter, weight) ?? partsOf(weight)[0]!;
    const last = runs.at(-1);
    // A space stays with the word before it.
    if (last && (last.part === part || letter === " ")) last.text += letter;
    else runs.push({ part, text: letter });
  }
  return runs.map(({ part, text }) => ({
    font: part.name,
    text,
    width: (part.font.layout(text).advanceWidth / part.font.unitsPerEm) * size,
  }));
}

const widthOf = (text: string, weight: Weight) =>
  runsOf(text, { weight, size: 1 }).reduce((sum, { width }) => sum + width, 0);

export type Fitted = { size: number; lines: string[] };
type Box = { width: number; height: number; largest: number; lineHeight: number; weight: Weight };

/** The largest size at which the text stays in the box, in as few lines as that takes; a word too long for a line is cut. */
export function fitTo(text: string, box: Box): Fitted {
  for (let size = box.largest; ; size *= 0.95) {
    const lines = wrap(text, box.width / size, box.weight);
    const isWhole = lines.every((line) => !line.isCut);
    const isIn = lines.length * size * box.lineHeight <= box.height;
    // Small letters are better than a broken word, as long as they are not tiny.
    if (isIn && (isWhole || size < box.largest / 3)) return { size, lines: even(text, lines, box, size) };
  }
}

/** The same number of lines, none of them much shorter than the others. */
function even(text: string, lines: Line[], { width, weight }: Box, size: number): string[] {
  let best = lines;
  for (let share = 0.97; share > 0.4; share -= 0.03) {
    const narrower = wrap(text, (width * share) / size, weight);
    if (narrower.length > lines.length || narrower.some(({ isCut }) => isCut)) break;
    best = narrower;
  }
  return best.map(({ text }) => text);
}

type Line = { text: string; isCut: boolean };

/** Lines of at most this width, in ems. */
function wrap(text: string, width: number, weight: Weight): Line[] {
  const lines: Line[] = [];
  let line = "";
  const end = (isCut: boolean) => {
    if (line) lines.push({ text: line, isCut });
    line = "";
  };
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, weight) <= width) {
      line = longer;
      continue;
    }
    end(false);
    for (const letter of word) {
      if (line && widthOf(line + letter, weight) > width) end(true);
      line += letter;
    }
  }
  end(false);
  return lines;
}
