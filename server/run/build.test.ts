import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./build";

let house: string;
const write = (path: string, text: string) => writeFileSync(join(house, path), text);
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "guichet-sources-"));
  for (const folder of ["app", "server/run"]) mkdirSync(join(house, folder), { recursive: true });
  write("app/page.tsx", "one");
  write("next.config.ts", "one");
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

test("a build is stale once a source, a new file or the configuration changed", () => {
  const hashes = [hashSources(house)];
  write("app/page.tsx", "two");
  hashes.push(hashSources(house));
  write("app/layout.tsx", "one");
  hashes.push(hashSources(house));
  write("next.config.ts", "two");
  hashes.push(hashSources(house));
  expect(new Set(hashes).size).toBe(4);
});

test("tests and the commands themselves do not make it stale", () => {
  const before = hashSources(house);
  write("app/page.test.tsx", "a test");
  write("server/run/start.ts", "a command");
  write("README.md", "words");
  expect(hashSources(house)).toBe(before);
});
