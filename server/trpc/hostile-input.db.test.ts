import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { everyInput, isId, type JsonSchema } from "./sample-input";
import { outcome, procedures } from "./testing";
import { furnish } from "./testing-furnish";

/** What a browser never sends by itself and an attacker adds: who she is, where she belongs, what she may. */
const smuggled = {
  workspaceId: "0199a6f0-0000-7000-8000-000000000001",
  workspace_id: "0199a6f0-0000-7000-8000-000000000001",
  actor: { kind: "system" },
  userId: "0199a6f0-0000-7000-8000-000000000002",
  isOwner: true,
  createdAt: new Date(0),
  passwordHash: "x",
};

const addEverywhere = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(addEverywhere);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const inside = Object.entries(value).map(([key, one]) => [key, addEverywhere(one)]);
  return { ...smuggled, ...Object.fromEntries(inside) };
};

const keysOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...keysOf(one)]);
};

/** Where a choice is the very thing that is asked for: the verb says whether it is hers. */
const choosing = ["workspace.choose"];

const withInput = procedures.filter(([, { _def }]) => _def.inputs.length > 0);
const schemaOf = (procedure: (typeof procedures)[number][1]) => procedure._def.inputs[0] as z.ZodType;

describe("nobody chooses a workspace, a person or a right for herself", () => {
  test.each(withInput.filter(([path]) => !choosing.includes(path)))("through %s", (_, procedure) => {
    const schema = schemaOf(procedure);
    for (const input of everyInput(schema, () => undefined)) {
      const declared = new Set(keysOf(input));
      const undeclared = Object.keys(smuggled).filter((key) => !declared.has(key));
      expect(undeclared).toEqual(expect.arrayContaining(["workspaceId", "workspace_id", "actor"]));
      const parsed = schema.safeParse(addEverywhere(input));
      if (parsed.success) expect(keysOf(parsed.data).filter((key) => undeclared.includes(key))).toEqual([]);
    }
  });
});

const words = [
  "\0",
  "a\0b",
  "\uD800",
  "'",
  "'; drop table messages; --",
  "%",
  "\\",
  "_%_",
  "$1",
  "{{1}}",
  "{{constructor}}",
  "__proto__",
  "../../etc/passwd",
  "a\r\nset-cookie: b=c",
  "<img src=x onerror=alert(1)>",
  "\u202E\u2028\u200F",
  "ﷺ".repeat(500),
  "a\u0301".repeat(2000),
  "x".repeat(300_000),
];
const numbers = [0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, Number.NaN, Number.POSITIVE_INFINITY];
const times = [8.64e15, -8.64e15, 0, Date.UTC(-4713, 0, 1), Number.NaN].map((at) => new Date(at));

/** What to try in a field, after what it holds. */
const hostileFor = ({ type, format }: JsonSchema): readonly unknown[] => {
  if (type === "string") return words;
  if (type === "number" || type === "integer") return numbers;
  return format === "date" ? times : [];
};

describe("no word, number or time makes a procedure fail: it is taken, or refused with a reason", () => {
  const asking = withInput.filter(([, { _def }]) => _def.type !== "subscription");
  test.each(asking)("%s", { timeout: 120_000 }, async (path, procedure) => {
    const schema = schemaOf(procedure);
    const { ids, call } = await furnish("Luna");
    const leaves = new Map<string, JsonSchema>();
    everyInput(schema, (leaf, field) => void (isId(leaf) || leaves.set(field, leaf)));

    const broken: string[] = [];
    const asked = new Set<string>();
    for (const [field, leaf] of leaves) {
      for (const [turn, hostile] of hostileFor(leaf).entries()) {
        const inputs = everyInput(schema, (one, name) => {
          if (isId(one)) return ids[name] ?? ids[name.replace(/s$/, "")];
          if (name === field) return hostile;
          return name === "emoji" ? "👍" : undefined;
        });
        for (const input of inputs) {
          // A form of the input that has no such field is the same every time, but for ids made up on the way.
          const said = JSON.stringify(input, (key, value) => (key === "clientId" ? "" : value));
          if (asked.has(said)) continue;
          asked.add(said);
          const code = await outcome(call(path), input);
          if (code === "INTERNAL_SERVER_ERROR") broken.push(`${field}, number ${turn}`);
        }
      }
    }
    expect([...new Set(broken)]).toEqual([]);
  });
});
