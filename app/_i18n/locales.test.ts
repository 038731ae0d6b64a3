import { expect, test } from "vitest";
import { chooseLocale } from "./locales";

test("the reader's own choice comes before the browser's languages", () => {
  expect(chooseLocale("nl", "fr-FR,fr;q=0.9")).toBe("nl");
});

test("the best language of the browser that we speak is taken", () => {
  expect(chooseLocale(undefined, "de-DE,de;q=0.9,nl-BE;q=0.8,en;q=0.7")).toBe("nl");
  expect(chooseLocale(undefined, "en;q=0.2, fr-CA;q=0.8")).toBe("fr");
});

test("a language that is refused is not taken", () => {
  expect(chooseLocale(undefined, "fr;q=0, nl;q=0.1")).toBe("nl");
});

test("English serves those whose language we do not speak or do not know", () => {
  expect(chooseLocale("tlh", null)).toBe("en");
  expect(chooseLocale(undefined, "*")).toBe("en");
});
