import type { AnyProcedure } from "@trpc/server";
import superjson from "superjson";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { createMember, createSession, createWorkspace } from "@/db/factories";
import { findMember } from "../identity/find-member";
import { roles } from "../identity/schemas";
import { answerCall, largestBatch, largestCall } from "./answer-call";
import type { TrpcContext } from "./base";
import { appRouter } from "./router";
import { sampleInput } from "./sample-input";

type Procedure = AnyProcedure & { _def: { inputs: z.ZodType[]; type: string } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const mutations = procedures.filter(([, { _def }]) => _def.type === "mutation");

let context: TrpcContext;
beforeAll(async () => {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana", [...roles]);
  const { id: sessionId, userId } = await createSession(ana);
  context = { signedIn: await findMember({ sessionId, userId }), requestId: "test" };
});

const at = "http://127.0.0.1:3000/api/trpc/";
const json = { "content-type": "application/json" };
const ours = { ...json, host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };

/** Answers as the route does, and tells whether anybody was asked who calls. */
async function post(path: string, headers: Record<string, string>, body: BodyInit) {
  const createContext = vi.fn(async () => context);
  const answer = await answerCall(new Request(at + path, { method: "POST", headers, body }), createContext);
  return { status: answer.status, text: await answer.text(), isHeard: createContext.mock.calls.length > 0 };
}

const bodyFor = ([, { _def }]: [string, Procedure]) =>
  JSON.stringify(_def.inputs[0] ? superjson.serialize(sampleInput(_def.inputs[0], () => uuidv7())) : {});

describe("a page of another site changes nothing, whatever it asks for and however", () => {
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "" },
    { origin: "http://127.0.0.1:3001" },
    { origin: "http://127.0.0.1.evil.example:3000" },
    { origin: "http://evil.example/127.0.0.1:3000" },
    { origin: "http://127.0.0.1:3000@evil.example" },
  ];
  const types = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
  ];
  test.each(mutations)("%s", async (path, procedure) => {
    for (const headers of foreign) {
      for (const type of types) {
        const answer = await post(
          path,
          { host: "127.0.0.1:3000", "content-type": type, ...headers },
          bodyFor([path, procedure]),
        );
        expect([answer.status, answer.isHeard], JSON.stringify({ ...headers, type })).toEqual([403, false]);
      }
    }
  });
});

test("a page of ours is heard, by whatever name it was opened, and a program that is no browser too", async () => {
  for (const headers of [
    ours,
    { ...json, "sec-fetch-site": "same-origin", host: "behind-a-proxy", origin: "https://guichet.example" },
    { ...json, host: "guichet.local:3000", origin: "http://guichet.local:3000" },
    { ...json, host: "behind-a-proxy", origin: "http://127.0.0.1:3000" },
    { ...json, host: "127.0.0.1:3000" },
  ]) {
    const answer = await post(
      "inbox.close",
      headers,
      bodyFor(mutations.find(([path]) => path === "inbox.close")!),
    );
    expect(answer.status, JSON.stringify(headers)).toBe(404);
  }
});

test.each(mutations)("a link cannot do %s", async (path, procedure) => {
  const input = encodeURIComponent(bodyFor([path, procedure]));
  for (const query of [
    `?input=${input}`,
    `?batch=1&input=${encodeURIComponent(`{"0":${bodyFor([path, procedure])}}`)}`,
  ]) {
    const answer = await answerCall(new Request(at + path + query), async () => context);
    expect(answer.status).toBe(405);
  }
});

describe("what is too much is refused", () => {
  const list = JSON.stringify({ json: { view: "all" } });

  test("more calls at once than any screen makes", async () => {
    const batch = (count: number) =>
      post(
        `${Array.from({ length: count }, () => "inbox.list").join(",")}?batch=1`,
        ours,
        JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [n, JSON.parse(list)]))),
      );
    expect((await batch(largestBatch + 1)).status).toBe(400);
  });

  test("a body larger than any of ours", async () => {
    const body = JSON.stringify({ json: { conversationId: "x".repeat(largestCall) } });
    const answer = await post("inbox.close", { ...ours, "content-length": String(body.length) }, body);
    expect([answer.status, answer.isHeard]).toEqual([413, false]);
  });

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("%s in lists without an end", async (_, opens, closes) => {
    const depth = 100_000;
    const bottomless = `${opens.repeat(depth)}${closes === "}" ? "1" : ""}${closes.repeat(depth)}`;
    for (const body of [
      bottomless,
      `{"json":${bottomless}}`,
      `{"json":{"conversationId":${bottomless}}}`,
      `{"json":{"conversationId":"x"},"meta":{"values":${bottomless}}}`,
    ]) {
      expect((await post("inbox.close", ours, body)).status).toBe(400);
    }
  });
});

describe("a body that is made to reach further than it says is refused, and reaches nothing", () => {
  const id = uuidv7();
  test.each([
    ["a prototype by name", `{"json":{"conversationId":"${id}","__proto__":{"isOwner":true}}}`],
    [
      "a constructor by name",
      `{"json":{"conversationId":"${id}","constructor":{"prototype":{"isOwner":true}}}}`,
    ],
    [
      "a prototype by path",
      `{"json":{"conversationId":"${id}"},"meta":{"values":{"__proto__.isOwner":["Date"]}}}`,
    ],
    [
      "a constructor by path",
      `{"json":{"conversationId":"${id}"},"meta":{"values":{"constructor.prototype.isOwner":["Date"]}}}`,
    ],
    [
      "a prototype by equality",
      `{"json":{"conversationId":"${id}","a":{"isOwner":true}},"meta":{"referentialEqualities":{"a":["__proto__"]}}}`,
    ],
    [
      "a class of the server",
      `{"json":{"conversationId":"${id}"},"meta":{"values":{"conversationId":[["class","Error"]]}}}`,
    ],
    [
      "a type nobody knows",
      `{"json":{"conversationId":"${id}"},"meta":{"values":{"conversationId":["nonsense"]}}}`,
    ],
    [
      "an expression",
      `{"json":{"conversationId":"/(a+)+$/"},"meta":{"values":{"conversationId":["regexp"]}}}`,
    ],
    ["an object for an id", `{"json":{"conversationId":{"$ne":null}}}`],
    ["a list for an id", `{"json":{"conversationId":["${id}"]}}`],
    ["no object at all", `{"json":"${id}"}`],
    ["nothing", "null"],
    ["no JSON", '{"json":'],
  ])("%s", async (_, body) => {
    const { status } = await post("inbox.close", ours, body);
    expect([400, 404]).toContain(status);
    expect(({} as { isOwner?: boolean }).isOwner).toBeUndefined();
  });
});
