import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./openapi";
import { defineRoute, type Route } from "./route";
import { routes } from "./routes";

/** Paths as later ones will be: with fields in the path, in the query, and in the body. */
const shelf = z.object({ shelfId: z.uuid(), name: z.string() }).meta({ id: "Shelf" });
const shelves: Route[] = [
  defineRoute({
    method: "GET",
    path: "/shelves/{shelfId}",
    scope: "me:read",
    name: "getShelf",
    summary: "One shelf",
    input: z.object({ shelfId: z.uuid(), language: z.string().optional() }),
    output: shelf,
    handle: async (_ctx, { shelfId }) => ({ shelfId, name: "Cheese" }),
  }),
  defineRoute({
    method: "PATCH",
    path: "/shelves/{shelfId}",
    scope: "me:read",
    name: "renameShelf",
    summary: "Another name for a shelf",
    input: z.object({ shelfId: z.uuid(), name: z.string().max(20) }),
    output: shelf,
    handle: async (_ctx, { shelfId, name }) => ({ shelfId, name }),
  }),
];

type Document = ReturnType<typeof openApiDocument> & Record<string, unknown>;
const asSent = (table: Route[]): Document =>
  JSON.parse(JSON.stringify(openApiDocument(table, "https://guichet.example")));

test.each([
  ["as it is", routes],
  ["with paths of every shape", [...routes, ...shelves]],
])("the document is valid OpenAPI 3.1, %s", async (_what, table) => {
  const validator = new Validator();
  expect(await validator.validate(asSent(table))).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("the validator refuses a document with a fault", async () => {
  const document = { ...asSent(routes), paths: { "/me": { get: { responses: "none" } } } };
  expect(await new Validator().validate(document)).toMatchObject({ valid: false });
});

test("each path is in the document, with its scope, its key and its problems", () => {
  const { paths, components, servers } = asSent(routes);
  expect(servers).toEqual([{ url: "https://guichet.example/api/v1" }]);
  expect(components?.securitySchemes?.apiKey).toMatchObject({ type: "http", scheme: "bearer" });
  for (const { method, path, name, scope } of routes) {
    const operation = paths?.[path]?.[method.toLowerCase() as "get"];
    expect(operation).toMatchObject({
      operationId: name,
      description: expect.stringContaining(scope),
      security: [{ apiKey: [] }],
    });
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining(["200", "400", "401", "403", "429", "default"]),
    );
  }
});

test("fields are described where they belong, and others are said to be refused", () => {
  const { get, patch } = asSent(shelves).paths?.["/shelves/{shelfId}"] ?? {};
  expect(get?.parameters).toMatchObject([
    { in: "path", name: "shelfId", required: true },
    { in: "query", name: "language" },
  ]);
  expect(patch?.parameters).toMatchObject([{ in: "path", name: "shelfId" }]);
  expect(patch?.requestBody).toMatchObject({
    content: {
      "application/json": {
        schema: { properties: { name: { maxLength: 20 } }, required: ["name"], additionalProperties: false },
      },
    },
  });
});

test("no two paths have one name", () => {
  const names = routes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

type Schema = { type?: string; additionalProperties?: unknown } & Record<string, unknown>;

const looseObjects = (schema: unknown, at: string): string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, additionalProperties } = schema as Schema;
  const own = type === "object" && additionalProperties !== false ? [at] : [];
  return [...own, ...Object.entries(schema).flatMap(([name, part]) => looseObjects(part, `${at}.${name}`))];
};

test("no input takes unknown fields, at any depth", () => {
  expect(
    looseObjects(z.toJSONSchema(z.object({ a: z.looseObject({}) }).strict(), { io: "input" }), "a"),
  ).toHaveLength(1);
  for (const { name, input } of routes) {
    expect(looseObjects(z.toJSONSchema(input.strict(), { io: "input" }), name)).toEqual([]);
  }
});
