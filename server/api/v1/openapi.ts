import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { type ProblemKind, problems } from "./problem";
import { keyPolicy } from "./rate-limit";
import { hasBody, namesInPath, type Route } from "./route";

const fieldProblem = z
  .strictObject({
    detail: z.string(),
    pointer: z.string().optional().meta({ description: "A field of the body, as a JSON pointer." }),
    parameter: z.string().optional().meta({ description: "A field of the path or the query." }),
  })
  .meta({ id: "FieldProblem" });

const problem = z
  .strictObject({
    type: z.url().meta({ description: "The kind of problem; the address explains it." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What is wrong this time, in a sentence." }),
    instance: z.string().meta({ description: "The path that was asked." }),
    requestId: z.string().meta({ description: "Name it when you ask us for help." }),
    errors: z.array(fieldProblem).optional(),
  })
  .meta({ id: "Problem", description: "Problem details as RFC 9457 has them." });

const text = (description: string) => ({ description, schema: { type: "string" as const } });

const requestIdHeader = { "x-request-id": text("The id that our log knows this request by.") };
const limitHeaders = {
  "ratelimit-policy": text(`The limit: "key";q=${keyPolicy.limit};w=${keyPolicy.windowSeconds}`),
  ratelimit: text("What is left (r), and the seconds until it is full again (t)."),
};

const problemResponse = (kind: ProblemKind, headers: Record<string, ReturnType<typeof text>> = {}) => ({
  description: problems[kind].title,
  headers: { ...requestIdHeader, ...headers },
  content: { "application/problem+json": { schema: problem } },
});

const part = (route: Route, isPart: (name: string) => boolean) =>
  z.strictObject(Object.fromEntries(Object.entries(route.input.shape).filter(([name]) => isPart(name))));

function operation(route: Route): ZodOpenApiOperationObject {
  const inPath = namesInPath(route);
  const path = part(route, (name) => inPath.includes(name));
  const rest = part(route, (name) => !inPath.includes(name));
  const isEmpty = Object.keys(rest.shape).length === 0;
  return {
    operationId: route.name,
    summary: route.summary,
    description: `Asks for the scope \`${route.scope}\`.`,
    security: [{ apiKey: [] }],
    requestParams: { path, ...(!hasBody(route) && { query: rest }) },
    ...(hasBody(route) && !isEmpty
      ? { requestBody: { required: true, content: { "application/json": { schema: rest } } } }
      : {}),
    responses: {
      "200": {
        description: route.summary,
        headers: { ...requestIdHeader, ...limitHeaders },
        content: { "application/json": { schema: route.output } },
      },
      "400": problemResponse("invalid"),
      "401": problemResponse("unauthenticated", {
        "www-authenticate": text("How to send a key, and what was wrong with this one."),
      }),
      "403": problemResponse("scope-missing"),
      ...(inPath.length > 0 && { "404": problemResponse("not-found") }),
      ...(hasBody(route) && {
        "409": problemResponse("conflict"),
        "413": problemResponse("too-large"),
        "415": problemResponse("not-json"),
      }),
      "429": problemResponse("too-many-requests", {
        ...limitHeaders,
        "retry-after": text("After how many seconds to come back."),
      }),
      default: { ...problemResponse("unexpected"), description: "Any other problem" },
    },
  };
}

/** The OpenAPI 3.1 document of these routes at this origin, from the schemas that parse their input. */
export function openApiDocument(routes: Route[], origin: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Guichet",
      version: "1",
      description:
        "What a business does on WhatsApp, for its other programs. Send your key in the header `Authorization: Bearer guichet_…`. Fields that are not described here are refused.",
    },
    servers: [{ url: new URL("/api/v1", origin).href }],
    security: [{ apiKey: [] }],
    components: {
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "A key of one workspace, made by its owner under Settings › API keys.",
        },
      },
    },
    paths,
  });
}
