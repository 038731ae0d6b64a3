import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { auditActions } from "@/server/identity/audit-actions";
import { allRefusals } from "@/server/meta/ads/explain";
import { allExplanations } from "@/server/meta/errors";
import { findErrorKeys, findUse, readSources } from "./catalogue-use";
import { locales } from "./locales";
import { placeholders } from "./placeholders";

type Tree = { [key: string]: string | Tree };

const root = fileURLToPath(new URL("../..", import.meta.url));

const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? ([[prefix + key, value]] as [string, string][])
      : flatten(value, `${prefix}${key}.`),
  );

const catalogues = Object.fromEntries(
  locales.map((locale) => [
    locale,
    new Map(flatten(JSON.parse(readFileSync(new URL(`./messages/${locale}.json`, import.meta.url), "utf8")))),
  ]),
);
const english = catalogues.en!;
const others = locales.filter((locale) => locale !== "en");

describe.each(others)("the catalogue in %s", (locale) => {
  const messages = catalogues[locale]!;

  test("has every message of the English one, and no other", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("asks for the same values", () => {
    const differing = [...english].filter(
      ([key, message]) => placeholders(messages.get(key) ?? message).join() !== placeholders(message).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("leaves nothing empty", () => {
    expect([...messages].filter(([, message]) => !message.trim())).toEqual([]);
  });
});

test("in French a sign that follows a space never begins a line", () => {
  const breaking = /« | (?:[;?!»]|:(?!:))/;
  expect([...catalogues.fr!].filter(([, message]) => breaking.test(message))).toEqual([]);
});

describe("the code and the catalogues", () => {
  const screens = [...readSources(`${root}app`), ...readSources(`${root}components`)];
  const server = readSources(`${root}server`);
  const use = findUse(screens);
  const errorKeys = findErrorKeys(server);

  test("every message the code asks for is there", () => {
    expect(use.keys.length).toBeGreaterThan(20);
    expect(use.keys.filter(({ key }) => !english.has(key))).toEqual([]);
  });

  test("every error the server names has a sentence", () => {
    expect(errorKeys.filter(({ key }) => !english.has(`errors.${key}`))).toEqual([]);
  });

  test("every reason of Meta's is in the catalogue in the same words", () => {
    const reasons = [...allExplanations, ...allRefusals];
    const sentences = reasons.map(({ key }) => ({ key, sentence: english.get(`errors.${key}`) }));
    expect(sentences).toEqual(reasons.map(({ key, sentence }) => ({ key, sentence })));
  });

  test("everything that the audit trail records has a sentence", () => {
    expect(auditActions.filter((action) => !english.has(`audit.${action}`))).toEqual([]);
  });

  test("every message is asked for", () => {
    const asked = new Set([
      ...auditActions.map((action) => `audit.${action}`),
      ...use.keys.map(({ key }) => key),
      ...errorKeys.map(({ key }) => `errors.${key}`),
    ]);
    const literals = new Set(
      [...screens, ...server].flatMap(({ text }) =>
        [...text.matchAll(/["'`.]([\w.]+)["'`]/g)].map(([, word]) => word),
      ),
    );
    const mayBeAsked = (key: string) =>
      [...use.dynamicNamespaces].some((namespace) => {
        const rest = namespace ? key.slice(namespace.length + 1) : key;
        const isThere = !namespace || key.startsWith(`${namespace}.`);
        return isThere && (literals.has(rest) || literals.has(rest.split(".").at(-1)));
      });
    expect([...english.keys()].filter((key) => !asked.has(key) && !mayBeAsked(key))).toEqual([]);
  });
});

describe("the reading of messages and code", () => {
  test("finds plain, plural and nested values, and tags", () => {
    expect(placeholders("{name} has {count, plural, one {# message} other {# messages from {who}}}")).toEqual(
      ["count", "name", "who"],
    );
    expect(placeholders("{at, date, short} <b>now</b>")).toEqual(["<b>", "at"]);
    expect(() => placeholders("{name")).toThrow();
  });

  test("knows which catalogue a call belongs to when a file uses two", () => {
    const text = `
      function One() { const t = useTranslations("one"); return t("a"); }
      async function Two() { const [x, t] = await Promise.all([y(), getTranslations("two")]); return t.rich("b", {}) + t(x); }`;
    const { keys, dynamicNamespaces } = findUse([{ path: "x.tsx", text }]);
    expect(keys.map(({ key }) => key)).toEqual(["one.a", "two.b"]);
    expect([...dynamicNamespaces]).toEqual(["two"]);
  });

  test("follows a translator that is handed on by its type", () => {
    const text = `
      type Translate = ReturnType<typeof useTranslations<"errors">>;
      const say = (t: Translate, key: Key) => (key ? t(key) : t("offline"));`;
    const { keys, dynamicNamespaces } = findUse([{ path: "x.ts", text }]);
    expect(keys.map(({ key }) => key)).toEqual(["errors.offline"]);
    expect([...dynamicNamespaces]).toEqual(["errors"]);
  });

  test("finds the names of the server's errors", () => {
    const text = `throw invalid("No", { field: "x", key: "window.closed" }); throw notFound("It", "gone");`;
    expect(findErrorKeys([{ path: "x.ts", text }]).map(({ key }) => key)).toEqual(["window.closed", "gone"]);
  });
});
