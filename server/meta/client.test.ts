import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/server/errors";
import { callGraph, type GraphCall, orThrow } from "./client";
import { startGraph } from "./testing";

let graph: Awaited<ReturnType<typeof startGraph>>;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const answer = z.object({ id: z.string() });
const call = (more: Partial<GraphCall<{ id: string }>> = {}) =>
  callGraph({
    method: "POST",
    path: "106540352242922/messages",
    token: "EAAtoken",
    answer,
    json: { a: 1 },
    ...more,
  });

test("a call carries the version, the token as a header and nowhere else, and the JSON", async () => {
  graph.says({ id: "42" });
  expect(await call({ query: { fields: "id,name", after: undefined } })).toMatchObject({
    ok: true,
    value: { id: "42" },
  });
  const [heard] = graph.heard;
  expect(heard).toMatchObject({
    method: "POST",
    url: "/v26.0/106540352242922/messages?fields=id%2Cname",
    headers: { authorization: "Bearer EAAtoken", "content-type": "application/json" },
  });
  expect(heard!.body.toString()).toBe('{"a":1}');
});

describe("Meta refuses", () => {
  test("with a reason: certainly not done, and the reason is data", async () => {
    const error = {
      message: "(#131047) Re-engagement message",
      type: "OAuthException",
      code: 131047,
      error_subcode: 2494,
      error_data: { messaging_product: "whatsapp", details: "More than 24 hours have passed." },
      fbtrace_id: "Ab1",
    };
    graph.says({ error }, 400);
    expect(await call()).toMatchObject({
      ok: false,
      error: {
        outcome: "refused",
        httpStatus: 400,
        code: 131047,
        subcode: 2494,
        message: "(#131047) Re-engagement message",
        details: "More than 24 hours have passed.",
        traceId: "Ab1",
        isTransient: false,
      },
    });
  });

  test("because it has trouble: certainly not done, and worth another try", async () => {
    graph.says({ error: { message: "Service unavailable", code: 131016, is_transient: true } }, 503);
    expect(await call()).toMatchObject({ error: { outcome: "refused", code: 131016, isTransient: true } });
  });

  test("because we are too fast: it says how long to wait", async () => {
    const error = { message: "Too many calls", code: 80007 };
    const usage = {
      "1": [
        {
          type: "whatsapp",
          call_count: 101,
          total_cputime: 3,
          total_time: 9,
          estimated_time_to_regain_access: 7,
        },
      ],
    };
    graph.says({ error }, 400, { "x-business-use-case-usage": JSON.stringify(usage) });
    expect(await call()).toMatchObject({
      error: { code: 80007, retryAfterMs: 420_000, isTransient: true },
      usage: { percent: 101, regainAfterMs: 420_000 },
    });
    graph.says({ error }, 429, { "retry-after": "12" });
    expect(await call()).toMatchObject({ error: { retryAfterMs: 12_000 } });
  });

  test("with our token in its sentence, which goes no further", async () => {
    graph.says({ error: { message: "Malformed access token EAAtoken", code: 190 } }, 400);
    const result = await call();
    expect(result).toMatchObject({ error: { message: "Malformed access token [token]" } });
    expect(JSON.stringify(result)).not.toContain("EAAtoken");
  });

  test("with a client error but no reason", async () => {
    graph.answers((_, response) => response.writeHead(413).end("<html>"));
    expect(await call()).toMatchObject({
      error: { outcome: "refused", httpStatus: 413, isTransient: false },
    });
  });

  test("and elsewhere it is an error a person can act on", async () => {
    graph.says({ error: { message: "Invalid OAuth access token", code: 190 } }, 401);
    const result = await call();
    expect(() => orThrow(result)).toThrow(AppError);
    expect(() => orThrow(result)).toThrow("The connection to Meta has expired");
  });
});

describe("nobody knows whether Meta did it", () => {
  test("when something on the way answers with a server error", async () => {
    graph.answers((_, response) => response.writeHead(502).end("<html>Bad gateway</html>"));
    expect(await call()).toMatchObject({ error: { outcome: "unknown", httpStatus: 502 } });
  });

  test("when no answer comes in time", async () => {
    graph.answers(() => {});
    expect(await call({ timeoutMs: 60 })).toMatchObject({ error: { outcome: "unknown" } });
  });

  test("when the connection breaks after we sent", async () => {
    graph.answers((_, response) => response.destroy());
    expect(await call()).toMatchObject({ error: { outcome: "unknown", isTransient: true } });
  });

  test("when the answer breaks off in the middle", async () => {
    graph.answers((_, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"id":', () => response.destroy());
    });
    expect(await call()).toMatchObject({ error: { outcome: "unknown" } });
  });

  test("when the answer is not what was agreed", async () => {
    for (const body of [{ id: 7 }, [], null, "yes"]) {
      graph.says(body);
      expect(await call()).toMatchObject({ error: { outcome: "unknown", httpStatus: 200 } });
    }
  });

  test("when the answer does not end", async () => {
    graph.answers((_, response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    });
    expect(await call()).toMatchObject({ error: { outcome: "unknown" } });
  });
});

describe("a call never leaves", () => {
  test.for(["..", "106540352242922/../me", "a//b", "/a", "a/", "1?fields=x", "1#", "a b", "%2e%2e", "é", ""])(
    "for the path %j",
    async (path) => {
      graph.says({ id: "1" });
      expect(await call({ path })).toMatchObject({ ok: false, error: { outcome: "refused" } });
      expect(graph.heard).toEqual([]);
    },
  );

  test.for(["", "two words", "line\r\nx-evil: 1", "é"])("with the token %j", async (token) => {
    graph.says({ id: "1" });
    expect(await call({ token })).toMatchObject({ error: { outcome: "refused", code: 190 } });
    expect(graph.heard).toEqual([]);
  });

  test("once it has been called off", async () => {
    graph.says({ id: "1" });
    expect(await call({ signal: AbortSignal.abort() })).toMatchObject({ error: { outcome: "refused" } });
    expect(graph.heard).toEqual([]);
  });
});

test("a token does not follow a redirect", async () => {
  graph.answers((_, response) => response.writeHead(307, { location: `${graph.url}/elsewhere` }).end());
  expect(await call()).toMatchObject({ error: { outcome: "refused", httpStatus: 307 } });
  expect(graph.heard).toHaveLength(1);
});

describe("when Meta's allowance is used up", () => {
  const usedUp = { "102290129340398": [{ call_count: 100, estimated_time_to_regain_access: 3 }] };
  const asks = (token: string) => call({ method: "GET", path: "106540352242922", token, json: undefined });

  test("nothing more is asked with that token until Meta gives it back", async () => {
    graph.says({ id: "42" }, 200, { "x-business-use-case-usage": JSON.stringify(usedUp) });
    expect(await asks("EAAused-up")).toMatchObject({ ok: true });
    const heard = graph.heard.length;
    const refused = await asks("EAAused-up");
    expect(refused).toMatchObject({
      ok: false,
      error: { outcome: "refused", code: 80007, isTransient: true },
    });
    expect(!refused.ok && refused.error.retryAfterMs).toBeGreaterThan(170_000);
    expect(graph.heard).toHaveLength(heard);
  });

  test("messages still go, and so does what another token asks", async () => {
    graph.says({ id: "42" }, 200, { "x-business-use-case-usage": JSON.stringify(usedUp) });
    await asks("EAAbusy");
    graph.says({ id: "43" });
    expect(await call({ token: "EAAbusy" })).toMatchObject({ ok: true });
    expect(await asks("EAAanother")).toMatchObject({ ok: true });
  });
});

test("when nobody listens, nothing was sent", async () => {
  await graph.close();
  // Finds the connection that was kept open broken, and cannot know when it broke.
  await call();
  expect(await call()).toMatchObject({ error: { outcome: "refused", isTransient: true } });
});
