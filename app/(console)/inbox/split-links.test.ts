import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf, splitLinks } from "./split-links";

const links = (text: string) => splitLinks(text).flatMap(({ text, href }) => (href ? [[text, href]] : []));

test("an address in a sentence leads there without the sentence's own signs", () => {
  expect(links("Mira https://luna.example/pan?x=1. Y (www.luna.example/horario)!")).toEqual([
    ["https://luna.example/pan?x=1", "https://luna.example/pan?x=1"],
    ["www.luna.example/horario", "https://www.luna.example/horario"],
  ]);
});

test("brackets inside an address belong to it", () => {
  expect(links("https://es.example/wiki/Pan_(comida)")).toHaveLength(1);
  expect(links("https://es.example/wiki/Pan_(comida)")[0]![0]).toBe("https://es.example/wiki/Pan_(comida)");
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "http://",
  "https://bank.example@evil.example",
])("%s leads nowhere", (text) => {
  expect(addressOf(text)).toBeUndefined();
  expect(links(text).every(([, href]) => /^https?:/.test(href!))).toBe(true);
});

test("nothing that was written is lost or added", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("https://", "www.", "luna.example", ")", ".", " ", "<", "javascript:"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test.each(["https://", "www.", "*", "(((", "https://a.b/(("])(
  "a megabyte of %s is read to its end",
  (marker) => {
    const text = marker.repeat(1_000_000 / marker.length);
    expect(splitLinks(text).reduce((length, part) => length + part.text.length, 0)).toBe(text.length);
  },
);
