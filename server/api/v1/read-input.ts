import type { z } from "zod";
import { type FieldProblem, Problem } from "./problem";
import { hasBody, type Route } from "./route";

const largestBody = 256 * 1024;
const deepestBody = 20;

/** The input of a route, from path, query and body, or a problem that names each field that is wrong. */
export async function readInput(
  request: Request,
  route: Route,
  inPath: Record<string, string>,
): Promise<unknown> {
  const rest = hasBody(route) ? await readBody(request) : readQuery(new URL(request.url).searchParams);
  const twice = Object.keys(inPath).filter((name) => Object.hasOwn(rest, name));
  const parsed = route.input.strict().safeParse({ ...rest, ...inPath });
  const errors = [
    ...twice.map((name) => ({ detail: "This is said by the path already.", ...placeOf(route)([name]) })),
    ...(parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, placeOf(route))),
  ];
  if (errors.length > 0) throw new Problem("invalid", sentence(errors), { errors });
  return parsed.data;
}

type Place = (path: PropertyKey[]) => Omit<FieldProblem, "detail">;

/** Where a field of the input is in the request. */
export const placeOf =
  (route: Route): Place =>
  (path) =>
    hasBody(route) && !route.path.includes(`{${String(path[0])}}`)
      ? {
          pointer: `#${path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`,
        }
      : { parameter: path.map(String).join(".") };

const problemsOf = (issue: z.core.$ZodIssue, place: Place): FieldProblem[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ detail: "There is no such field.", ...place([...issue.path, key]) }))
    : [{ detail: issue.message, ...place(issue.path) }];

const sentence = ({ length }: FieldProblem[]) =>
  length === 1 ? "One field is not valid." : `${length} fields are not valid.`;

/** A name given once is a text, given several times a list, which a schema that wants a text refuses. */
function readQuery(query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return {};
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
  if (!isJson || request.headers.has("content-encoding")) {
    throw new Problem("not-json", "Send the body as application/json, not compressed.", {
      headers: { accept: "application/json" },
    });
  }
  const body = parseJson(bytes);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Problem("invalid", "The body must be a JSON object.");
  }
  return body as Record<string, unknown>;
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new Problem("too-large", `A body may have ${largestBody / 1024} KiB at most.`);
  if (Number(request.headers.get("content-length") ?? 0) > largestBody) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The length that was announced is a promise of the sender's; what comes is counted.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  // Counted before anything is built from it.
  if (depthOf(bytes) > deepestBody) {
    throw new Problem("invalid", `A body may be nested ${deepestBody} levels at most.`);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Problem("invalid", "The body is not JSON in UTF-8.");
  }
}

const [quote, backslash] = [0x22, 0x5c];
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];

/** How many brackets stand open at once, outside texts. */
function depthOf(bytes: Uint8Array): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (inText && byte === backslash) at += 1;
    else if (byte === quote) inText = !inText;
    else if (!inText && opening.includes(byte)) deepest = Math.max(deepest, ++depth);
    else if (!inText && closing.includes(byte)) depth -= 1;
  }
  return deepest;
}
