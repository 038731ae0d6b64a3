import type { Content } from "../world";
import { badParam } from "./errors";

/** What was asked, wherever it stood: in the address, in a form, or as JSON. Lists and objects are JSON in strings there. */
export async function readParams(query: URLSearchParams, bytes: Buffer, type = ""): Promise<Content> {
  const asked = fromStrings(query);
  if (bytes.length === 0) return asked;
  if (type.startsWith("multipart/form-data")) return { ...asked, ...(await readForm(bytes, type)) };
  const said = bytes.toString("utf8");
  if (!type.startsWith("application/json")) return { ...asked, ...fromStrings(new URLSearchParams(said)) };
  const parsed = parse(said);
  if (typeof parsed !== "object" || parsed === null) throw badParam("body", "The body must be JSON");
  return { ...asked, ...parsed };
}

const fromStrings = (pairs: URLSearchParams): Content =>
  Object.fromEntries(
    [...pairs].map(([name, value]) => [
      name,
      /^[[{]|^(true|false)$/.test(value) ? (parse(value) ?? value) : value,
    ]),
  );

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A form with a file in it. */
async function readForm(bytes: Buffer, type: string): Promise<Content> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === "string" ? value : Buffer.from(await value.arrayBuffer()),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
