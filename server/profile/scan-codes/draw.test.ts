import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pngOf, svgOf } from "./draw-code";
import { drawPoster } from "./draw-poster";
import { fitTo, runsOf, writable } from "./poster-letters";
import { posterSizes, printWidths } from "./schemas";
import { printed, readCodes } from "./testing-reader";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".split("");
const links = fc
  .array(fc.constantFrom(...letters), { minLength: 14, maxLength: 14 })
  .map((code) => `https://wa.me/message/${code.join("")}`);
const link = "https://wa.me/message/ANED2T5QRU7HG1";
const loaf = await sharp({ create: { width: 640, height: 640, channels: 3, background: "#a05a2c" } })
  .jpeg()
  .toBuffer();

const luna = {
  size: "A4",
  language: "fr",
  name: "Boulangerie Luna",
  sentence: "Scannez et écrivez-nous sur WhatsApp",
  picture: loaf,
  link,
  phone: "+32 2 555 01 23",
} as const;

test("200 codes, as PNG and as SVG, lead to their chats when another program reads them", async () => {
  for (const one of fc.sample(links, { numRuns: 200, seed: 7 })) {
    expect(await readCodes(await pngOf(one, { cm: 4 }))).toEqual([one]);
    expect(await readCodes(Buffer.from(svgOf(one)))).toEqual([one]);
  }
}, 120_000);

test.each(printWidths)("a PNG of %i cm has 300 dots to the inch or more, and says so", async (cm) => {
  const { width, height, density } = await sharp(await pngOf(link, { cm })).metadata();
  expect(width).toBe(height);
  expect(width).toBeGreaterThanOrEqual((300 * cm) / 2.54);
  expect((Number(width) / Number(density)) * 2.54).toBeCloseTo(cm, 1);
});

test("a code still leads to its chat when a corner of it is torn away", async () => {
  const png = await pngOf(link, { cm: 4 });
  const { width } = await sharp(png).metadata();
  const hole = { create: { width: 90, height: 90, channels: 3 as const, background: "#ffffff" } };
  const at = Math.round(width * 0.6);
  const torn = await sharp(png)
    .composite([{ input: hole, left: at, top: at }])
    .png()
    .toBuffer();
  expect(await readCodes(torn)).toEqual([link]);
});

describe("a poster", () => {
  test.each(posterSizes)(
    "of %s is one page of that size with the name, the sentence, the link and the number",
    async (size) => {
      const { text, pages, width, height, png } = await printed(await drawPoster({ ...luna, size }), 220);
      expect({ pages, width: Math.round(width), height: Math.round(height) }).toEqual(
        size === "A4" ? { pages: 1, width: 595, height: 842 } : { pages: 1, width: 298, height: 420 },
      );
      const words = text.replace(/\s+/g, " ");
      for (const part of [luna.name, "Scannez et écrivez-nous", "wa.me/message/ANED2T5QRU7HG1", luna.phone]) {
        expect(words).toContain(part);
      }
      expect(await readCodes(png)).toEqual([link]);
    },
  );

  const hostile = [
    "W".repeat(75),
    "Ĳsselmeer Œuvre Straße Łódź Đà Nẵng Ağaoğlu",
    "Пекарня «Луна» — хлеб и пироги на каждый день",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g",
    `${"Donaudampfschifffahrtselektrizitäten".repeat(2)}`,
    "<script>alert(1)</script> & (parens) \\ ) Tj ET",
    "🥖 Boulangerie 🌙 Luna ✨",
  ];
  test.each(hostile)("for %s stays on its page and leads to its chat", async (name) => {
    const written = writable(name, "bold")!;
    for (const picture of [loaf, undefined]) {
      const poster = { ...luna, name: written, sentence: written.slice(0, 120), picture };
      const { png, pages, text } = await printed(await drawPoster(poster));
      expect(pages).toBe(1);
      expect(await readCodes(png)).toEqual([link]);
      const plain = (words: string) => words.replace(/\s+/g, "");
      expect(plain(text)).toContain(plain(written));
      await expect(isPaper(png)).resolves.toBe(true);
    }
  });

  test("60 posters of random names lead to their chats", async () => {
    const names = fc.string({ unit: fc.constantFrom(..."aeiouxWÉßłДж &-’. "), minLength: 1, maxLength: 75 });
    for (const [one, name] of fc.sample(fc.tuple(links, names), { numRuns: 60, seed: 11 })) {
      const poster = { ...luna, link: one, name: writable(name, "bold") ?? luna.phone, size: "A6" as const };
      expect(await readCodes((await printed(await drawPoster(poster), 120)).png)).toEqual([one]);
    }
  }, 240_000);
});

/** Nothing is drawn in the outermost strip of the page. */
async function isPaper(png: Buffer): Promise<boolean> {
  const { width, height } = await sharp(png).metadata();
  const strips = [0, width - 8].map((left) => ({ left, top: 0, width: 8, height }));
  const seen = await Promise.all(
    strips.map(async (strip) => sharp(await sharp(png).extract(strip).flatten().toBuffer()).stats()),
  );
  return seen.every(({ channels }) => channels.every(({ min }) => min === 255));
}

test("no line is wider than its box, and no text is lost, whatever is written", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aWij É ßДж-.’"), minLength: 1, maxLength: 140 });
  const box = { width: 300, height: 120, largest: 50, lineHeight: 1.16, weight: "bold" as const };
  fc.assert(
    fc.property(text, (typed) => {
      const written = writable(typed, "bold");
      if (!written) return;
      const { size, lines } = fitTo(written, box);
      for (const line of lines) {
        const width = runsOf(line, { weight: "bold", size }).reduce((sum, run) => sum + run.width, 0);
        expect(width).toBeLessThanOrEqual(box.width + 0.01);
      }
      expect(lines.length * size * box.lineHeight).toBeLessThanOrEqual(box.height);
      expect(lines.join("").replaceAll(" ", "")).toBe(written.replaceAll(" ", ""));
    }),
  );
});

test.each(["パン屋ルナ", "مخبز لونا", "Luna 面包", "🥖🥖", " "])(
  "a name that the typeface cannot write whole, %s, is not written in part",
  (name) => expect(writable(name, "bold")).toBeUndefined(),
);
