import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
const palette = {
  light: new Map(pairs.map(([, name, light]) => [name, light!])),
  dark: new Map(pairs.map(([, name, , dark]) => [name, dark!])),
};
type Theme = keyof typeof palette;

function luminance(hex: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(theme: Theme, front: string, back: string) {
  const [bright, dim] = [front, back]
    .map((name) => {
      const hex = palette[theme].get(name);
      if (!hex) throw new Error(`app/globals.css has no colour --${name}`);
      return luminance(hex);
    })
    .sort((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

const grounds = ["paper", "surface", "sunken", "hover"];
const meanings = ["amber", "vermilion", "blue", "green"];

const charts = [1, 2, 3, 4, 5].map((nth) => `chart-${nth}`);

const words = [
  ...["ink", "ink-soft", "ink-faint", "brand-ink", ...meanings.map((name) => `${name}-ink`)].flatMap(
    (front) => grounds.map((back) => [front, back]),
  ),
  ...meanings.flatMap((name) => [
    [`${name}-ink`, `${name}-soft`],
    ["ink", `${name}-soft`],
    ["ink-soft", `${name}-soft`],
  ]),
  ["ink", "brand-soft"],
  ["ink-soft", "brand-soft"],
  ["ink-faint", "brand-soft"],
  ["brand-ink", "brand-soft"],
  ["vermilion-ink", "brand-soft"],
  ["on-brand", "brand"],
  ["on-brand", "brand-hover"],
  ["paper", "ink"],
];

const shapes = [
  ...["control", "brand", ...charts, ...meanings].flatMap((front) =>
    ["paper", "surface", "sunken"].map((back) => [front, back]),
  ),
  ["brand", "brand-soft"],
  ["amber", "brand-soft"],
  ["vermilion", "brand-soft"],
  ["amber", "hover"],
  ["vermilion", "hover"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(words)("words in %s can be read on %s", (front, back) => {
    expect(contrast(theme, front!, back!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("a shape in %s can be told from %s", (front, back) => {
    expect(contrast(theme, front!, back!)).toBeGreaterThanOrEqual(3);
  });
});
