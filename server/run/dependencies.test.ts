import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("each direct dependency has its sentence on the page, and nothing else has", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  const page = readFileSync("server/dependencies.md", "utf8");
  const rows = [...page.matchAll(/^\| (`.+?`) \| \S.+\. \|$/gm)].flatMap(([, names]) => names!.split(", "));
  expect(rows.map((name) => name.replaceAll("`", "")).sort()).toEqual(
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort(),
  );
});
