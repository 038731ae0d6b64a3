import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { allowances } from "@/db/schema/hall";
import { apiKeys } from "@/db/schema/identity";
import type { ApiKeyScope } from "../../context";
import { createApiKey } from "../../identity/api-keys/create-api-key";
import { rotateApiKey } from "../../identity/api-keys/rotate-api-key";
import { apiKeyScopes } from "../../identity/schemas";
import { everyInput, isId } from "../../trpc/sample-input";
import { furnish } from "../../trpc/testing-furnish";
import { answerApi } from "./answer";
import { hasBody, namesInPath, type Route } from "./route";
import { routes } from "./routes";

/** Which scope opens which path. A path that is not here fails below: think about who may use it, then write its row. */
const table: Record<string, ApiKeyScope> = {
  "GET /me": "me:read",
  "GET /reports/response-times": "reports:read",
  "GET /reports/response-times/distribution": "reports:read",
  "GET /reports/response-times/hours": "reports:read",
  "GET /reports/waiting": "reports:read",
  "GET /reports/goals": "reports:read",
  "GET /reports/late-answers": "reports:read",
  "GET /reports/billed-messages": "reports:read",
  "GET /reports/budgets": "reports:read",
  "POST /conversations/{conversationId}/outcomes": "outcomes:write",
  "GET /conversations/{conversationId}/outcomes": "outcomes:write",
  "DELETE /outcomes/{outcomeId}": "outcomes:write",
  "GET /reports/rule-of-2018": "reports:read",
  "GET /reports/funnel": "reports:read",
  "GET /labels": "labels:write",
  "GET /conversations/{conversationId}/labels": "labels:write",
  "PUT /conversations/{conversationId}/labels/{labelId}": "labels:write",
  "DELETE /conversations/{conversationId}/labels/{labelId}": "labels:write",
  "POST /notifications": "notifications:write",
  "POST /notifications/quote": "notifications:write",
};

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const cases = routes.map((route) => [nameOf(route), route] as const);

/** The request that a program would make to give a route this input. */
function requestFor(route: Route, input: Record<string, unknown>, key: string | undefined): Request {
  const inPath = namesInPath(route);
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name])));
  const query = hasBody(route)
    ? ""
    : `?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))}`;
  return new Request(`http://127.0.0.1:3000/api/v1${path}${query}`, {
    method: route.method,
    headers: { ...(key && { authorization: `Bearer ${key}` }), "content-type": "application/json" },
    body: hasBody(route) ? JSON.stringify(Object.fromEntries(rest)) : undefined,
  });
}

async function ask(route: Route, key: string | undefined, ids: Record<string, string> = {}) {
  const inputs = everyInput(route.input, (leaf, field) =>
    isId(leaf) ? (ids[field] ?? uuidv7()) : undefined,
  );
  const answers = await Promise.all(
    inputs.map((input) => answerApi(requestFor(route, input as Record<string, unknown>, key), routes)),
  );
  return Promise.all(answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })));
}

const statuses = async (route: Route, key: string | undefined) => [
  ...new Set((await ask(route, key)).map(({ status }) => status)),
];

async function createKey(workspaceId: string, scopes: ApiKeyScope[]) {
  const owner = await createMember(workspaceId, "Ana", ["owner"]);
  const made = await createApiKey(as(owner), { name: "Warehouse", scopes: [...apiKeyScopes] });
  await ownerDb().update(apiKeys).set({ scopes }).where(eq(apiKeys.id, made.id));
  return { ...made, owner };
}

test("the table has a row for each path, and nothing else", () => {
  expect(Object.fromEntries(routes.map((route) => [nameOf(route), route.scope]))).toEqual(table);
});

test("every scope that an owner may give opens something", () => {
  expect([...new Set(Object.values(table))].sort()).toEqual([...apiKeyScopes].sort());
});

describe.each(cases)("%s", (_name, route) => {
  test("opens to its own scope alone", async () => {
    const luna = await createWorkspace();
    const own = await createKey(luna.id, [route.scope]);
    expect(await statuses(route, own.key)).not.toContainEqual(expect.toBeOneOf([401, 403, 405, 500]));

    const others = apiKeyScopes.filter((scope) => scope !== route.scope);
    for (const scopes of [[], others, ...others.map((scope) => [scope])]) {
      const { key } = await createKey(luna.id, scopes);
      const refused = await ask(route, key);
      expect(refused.map(({ text }) => JSON.parse(text))).toEqual(
        refused.map(() =>
          expect.objectContaining({ status: 403, detail: expect.stringContaining(route.scope) }),
        ),
      );
    }
  });

  test("stays closed without a key, and to a revoked, expired or replaced one", async () => {
    const luna = await createWorkspace();
    const [revoked, expired, replaced] = await Promise.all(
      [1, 2, 3].map(() => createKey(luna.id, [...apiKeyScopes])),
    );
    await ownerDb().update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, revoked!.id));
    await ownerDb().update(apiKeys).set({ expiresAt: new Date() }).where(eq(apiKeys.id, expired!.id));
    await rotateApiKey(as(replaced!.owner), { apiKeyId: replaced!.id, graceHours: 0 });
    for (const key of [undefined, revoked!.key, expired!.key, replaced!.key]) {
      // Who tries too often is told to wait instead.
      await ownerDb().delete(allowances);
      expect(await statuses(route, key)).toEqual([401]);
    }
  });

  test("shows a key nothing of another workspace, whatever ids it sends", async () => {
    const nova = await createWorkspace({ name: "Nova" });
    const luna = await furnish("Luna");
    const { key } = await createKey(nova.id, [...apiKeyScopes]);
    for (const { status, text } of await ask(route, key, luna.ids)) {
      const asksForIds = Object.keys(route.input.shape).some((field) => field in luna.ids);
      if (asksForIds) expect([status, text]).toEqual([404, expect.any(String)]);
      // The path that was asked for is repeated as the problem's instance.
      const { instance: _, ...told } = JSON.parse(text);
      for (const id of [luna.workspaceId, ...Object.values(luna.ids)]) {
        expect(JSON.stringify(told)).not.toContain(id);
      }
    }
  });
});
