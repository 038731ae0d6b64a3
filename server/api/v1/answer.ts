import { randomUUID } from "node:crypto";
import { env } from "../../env";
import { log } from "../../log";
import { authenticate } from "./authenticate";
import { type Match, routesAt } from "./find-route";
import { openApiDocument } from "./openapi";
import { Problem, problemBody, problemOf, problems } from "./problem";
import { keyPolicy, takeTurn } from "./rate-limit";
import { placeOf, readInput } from "./read-input";
import type { Route } from "./route";

const base = "/api/v1";
const ownId = /^[\w.-]{8,128}$/;

/** Answers other programs: the key says who asks, the table of routes what there is to ask. */
export async function answerApi(request: Request, routes: Route[]): Promise<Response> {
  const instance = new URL(request.url).pathname;
  const given = request.headers.get("x-request-id") ?? "";
  const requestId = ownId.test(given) ? given : randomUUID();
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  const send = (status: number, type: string, body: unknown) => {
    headers.set("content-type", type);
    return new Response(request.method === "HEAD" ? null : JSON.stringify(body), { status, headers });
  };

  let route: Route | undefined;
  try {
    const path = instance.slice(base.length);
    const found: Map<string, Match | "document"> =
      path === "/openapi.json" ? new Map([["GET", "document"]]) : routesAt(routes, path);
    if (found.size === 0) throw new Problem("not-found", "There is nothing at this path.");

    const allow = allowed([...found.keys()]);
    if (request.method === "OPTIONS") {
      headers.set("allow", allow);
      return new Response(null, { status: 204, headers });
    }
    const method = request.method === "HEAD" ? "GET" : request.method;
    const match = found.get(method);
    if (!match) throw new Problem("method-not-allowed", `Use ${allow}.`, { headers: { allow } });
    if (match === "document") return send(200, "application/json", openApiDocument(routes, env.GUICHET_URL));

    route = match.route;
    return send(200, "application/json", await answerMatch(request, match, headers));
  } catch (error) {
    const expected = problemOf(error, (field) => (route ? placeOf(route)(field.split(".")) : {}));
    if (!expected) log.error({ err: error, path: route?.path, requestId }, "a path of the API failed");
    const problem = expected ?? new Problem("unexpected", "Please try again, or send us the request id.");
    for (const [name, value] of Object.entries(problem.headers ?? {})) headers.set(name, value);
    const body = problemBody(problem, { instance, requestId });
    return send(problems[problem.kind].status, "application/problem+json", body);
  }
}

/** Who, how often, with what right, with what input: in this order, so that nothing is read for strangers. */
async function answerMatch(request: Request, { route, inPath }: Match, headers: Headers): Promise<unknown> {
  const ctx = await authenticate(request);
  const limits = await takeTurn(keyPolicy, ctx.actor.apiKeyId);
  for (const [name, value] of Object.entries(limits)) headers.set(name, value);
  if (!ctx.actor.scopes.includes(route.scope)) {
    throw new Problem("scope-missing", `This path asks for the scope ${route.scope}.`, {
      headers: {
        "www-authenticate": `Bearer realm="guichet", error="insufficient_scope", scope="${route.scope}"`,
      },
    });
  }
  const input = await readInput(request, route, inPath);
  return route.output.parse(await route.handle(ctx, input));
}

const allowed = (methods: string[]) =>
  [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
