import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settings } from "@/server/env";
import { root } from "./program";
import { Refusal } from "./refusal";
import { completed, givenSettings, isRealDeployment, requireValid, withoutSettings } from "./settings";

const real = {
  DATABASE_URL: "postgres://luna@db.example/guichet",
  META_APP_ID: "1234567890",
  META_APP_SECRET: "a secret of the app",
  META_VERIFY_TOKEN: "a word for Meta",
  GUICHET_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
};

test(".env.example lists every setting, each below a sentence, and no other", () => {
  const lines = readFileSync(join(root, ".env.example"), "utf8").split("\n");
  const listed = lines.flatMap((line, at) => {
    const [, name] = /^([A-Z_]+)=/.exec(line) ?? [];
    if (name) expect(lines[at - 1], name).toMatch(/^# .{15,}\.$/);
    return name ?? [];
  });
  expect(listed.sort()).toEqual(Object.keys(settings.shape).sort());
});

describe("real or demo", () => {
  test("it is a demo until one of Meta's settings is given", () => {
    expect(isRealDeployment({})).toBe(false);
    expect(isRealDeployment({ DATABASE_URL: real.DATABASE_URL })).toBe(false);
  });

  test("the five settings make it real, and nothing else is needed", () => {
    expect(isRealDeployment(real)).toBe(true);
    expect(() => requireValid(completed(real), { all: true })).not.toThrow();
  });

  test("what is real is no demo at the same time", () => {
    expect(() => isRealDeployment({ ...real, GUICHET_DEMO: "1" })).toThrow(/no sandbox and no demo sign-ins/);
    expect(isRealDeployment({ ...real, GUICHET_DEMO: "0" })).toBe(true);
  });

  test("half of Meta's settings are refused with the names of the other half", () => {
    const { META_VERIFY_TOKEN: _, DATABASE_URL: __, ...half } = real;
    expect(() => isRealDeployment(half)).toThrow(/DATABASE_URL and META_VERIFY_TOKEN are not/);
  });
});

test("every process derives the same sign-in secret from the master key, and another key gives another", () => {
  const other = { ...real, GUICHET_MASTER_KEY: Buffer.alloc(32, 2).toString("base64") };
  expect(completed(real).GUICHET_AUTH_SECRET).toBe(completed({ ...real }).GUICHET_AUTH_SECRET);
  expect(completed(real).GUICHET_AUTH_SECRET).not.toBe(completed(other).GUICHET_AUTH_SECRET);
  expect(completed({ ...real, GUICHET_AUTH_SECRET: "chosen" }).GUICHET_AUTH_SECRET).toBe("chosen");
});

test("a wrong setting is refused by name", () => {
  expect(() => requireValid({ PORT: "a lot" }, { all: false })).toThrow(Refusal);
  expect(() => requireValid({ PORT: "a lot" }, { all: false })).toThrow(/^PORT /);
  expect(() => requireValid({ ...real, GUICHET_MASTER_KEY: "short" }, { all: false })).toThrow(
    /GUICHET_MASTER_KEY/,
  );
});

test("tests and builds see the environment without our settings", () => {
  const environment = {
    PATH: "/bin",
    PORT: "80",
    DATABASE_URL: "postgres://x",
    META_APP_ID: "1",
    LOG_LEVEL: "",
  };
  expect(withoutSettings(environment)).toEqual({ PATH: "/bin" });
  expect(givenSettings(environment)).toEqual({ PORT: "80", DATABASE_URL: "postgres://x", META_APP_ID: "1" });
});
