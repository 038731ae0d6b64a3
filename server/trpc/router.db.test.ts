import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { createMember, createWorkspace } from "@/db/factories";
import { mayVisitorCall, permissions } from "../identity/permissions";
import { roles } from "../identity/schemas";
import { createCaller } from "./router";
import { everyInput, isId } from "./sample-input";
import { type Call, callerAs, fingerprint, mentions, outcome, procedures } from "./testing";
import { furnish } from "./testing-furnish";

test("the permission table names every procedure, and nothing else", () => {
  expect(Object.keys(permissions).sort()).toEqual(procedures.map(([path]) => path).sort());
});

/** Every set of roles that a member can have, the empty one too: each bit says whether one role is in it. */
const combinations = Array.from({ length: 2 ** roles.length }, (_, bits) =>
  roles.filter((_, at) => bits & (1 << at)),
);

describe("whoever has these roles calls what the table allows one of them, and nothing else", () => {
  test.each(combinations.map((combination) => [combination.join(" and ") || "none", combination] as const))(
    "%s",
    async (_name, combination) => {
      const luna = await createWorkspace();
      const call = callerAs(await createMember(luna.id, "Noor", combination), luna);
      const allowed: string[] = [];
      for (const [path] of procedures) {
        // The right is checked before the input, so nonsense is enough to tell who gets past.
        if ((await outcome(call(path), { nonsense: true })) !== "FORBIDDEN") allowed.push(path);
      }
      const inTable = (Object.keys(permissions) as (keyof typeof permissions)[]).filter(
        (path) => mayVisitorCall(path) || permissions[path].some((role) => combination.includes(role)),
      );
      expect(allowed.sort()).toEqual(inTable.sort());
    },
  );
});

test("a visitor who is not signed in gets nothing from any procedure but those at the door", async () => {
  const caller = createCaller({ signedIn: undefined, requestId: "test" });
  const refused: string[] = [];
  for (const [path] of procedures) {
    const call = path.split(".").reduce<never>((at, name) => at[name] as never, caller as never) as Call;
    if ((await outcome(call, undefined)) === "UNAUTHORIZED") refused.push(path);
  }
  expect(refused).toEqual(procedures.map(([path]) => path).filter((path) => !mayVisitorCall(path)));
});

const textOf = (value: unknown) =>
  JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one)) ?? "";

/** Ids that lead to nothing of anybody: chosen by the browser, or a place in a list. */
const leadNowhere = ["clientId", "id"];

test("every id that an input carries is one of those that are stolen below", async () => {
  const { ids } = await furnish("Luna");
  const unknown = new Set<string>();
  for (const [path, { _def }] of procedures) {
    if (!_def.inputs[0]) continue;
    everyInput(_def.inputs[0], (leaf, field) => {
      const isKnown = field in ids || field.replace(/s$/, "") in ids || leadNowhere.includes(field);
      if (isId(leaf) && !isKnown) unknown.add(`${path}: ${field}`);
    });
  }
  expect([...unknown], "`furnish` in testing.ts makes one of each").toEqual([]);
});

describe("whatever belongs to another workspace is not found", () => {
  const asking = procedures.filter(([, { _def }]) => _def.type !== "subscription");

  test.each(asking)("through %s", { timeout: 60_000 }, async (path, { _def }) => {
    const [schema] = _def.inputs;
    const luna = await furnish("Luna");
    const before = await fingerprint(luna.workspaceId);

    /** The inputs made of one's own ids, or with a stranger's under one name. */
    const inputs = (own: Record<string, string>, stolen?: string): unknown[] => {
      if (!schema) return [undefined];
      return everyInput(schema, (leaf, field) => {
        const name = field in own ? field : field.replace(/s$/, "");
        if (isId(leaf)) return (name === stolen ? luna.ids : own)[name] ?? uuidv7();
        return field === "emoji" ? "👍" : undefined;
      });
    };

    const told: string[] = [];
    let answered = 0;
    for (const form of inputs({}).keys()) {
      // With nothing but her own, Noor is answered: a refusal later is about what is not hers.
      const nova = await furnish("Nova");
      const input = inputs(nova.ids)[form];
      if ((await outcome(nova.call(path), input)) !== "OK") continue;
      answered++;
      for (const [name, id] of Object.entries(nova.ids)) {
        if (!textOf(input).includes(`"${id}"`)) continue;
        const thief = await furnish("Nova");
        const theft = inputs(thief.ids, name)[form];
        const stolen = luna.ids[name]!;
        if (!textOf(theft).includes(stolen)) continue;
        const answer = await thief
          .call(path)(theft)
          .then(textOf, (error: { code: string }) => error);
        const isRefused = typeof answer !== "string" && answer.code === "NOT_FOUND";
        // An id that means nothing in this form of the input may be passed over, if nothing comes of it.
        const isPassedOver =
          typeof answer === "string" &&
          !Object.values(luna.ids).some((one) => answer.includes(one)) &&
          (await mentions(thief.workspaceId, stolen)).length === 0;
        if (!isRefused && !isPassedOver) told.push(`${name} in ${textOf(theft)}: ${textOf(answer)}`);
      }
    }
    expect(told).toEqual([]);
    const carriesIds = Object.values(luna.ids).some((id) => textOf(inputs(luna.ids)).includes(`"${id}"`));
    if (carriesIds) {
      expect(answered, "inputs that work with what `furnish` in testing.ts provides").toBeGreaterThan(0);
    }
    expect(await fingerprint(luna.workspaceId)).toBe(before);
  });
});
