/** A JSON object from outside, about which nothing is known yet. */
export type Shape = Record<string, unknown>;

export function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const deepest = 64;
// Postgres takes neither a NUL nor half of a surrogate pair, in text as in jsonb.
const surrogate = /[\uD800-\uDFFF]/;
const halfPair = /\p{Surrogate}/gu;

export function tidyText(text: string): string {
  const whole = text.includes("\u0000") ? text.replaceAll("\u0000", "") : text;
  return surrogate.test(whole) ? whole.replace(halfPair, "\uFFFD") : whole;
}

/**
 * A copy of any JSON that Postgres can store and that can be walked without fear: no NUL, no half surrogate pair, no
 * key that reaches a prototype, nothing nested deeper than 64 levels (the raw delivery still has it).
 */
export function tidy(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return tidyText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return "[nested too deep]";
  if (Array.isArray(value)) return value.map((item) => tidy(item, depth + 1));
  const copy: Shape = {};
  for (const key of Object.keys(value)) {
    const name = tidyText(key);
    copy[name in Object.prototype ? `[${name}]` : name] = tidy((value as Shape)[key], depth + 1);
  }
  return copy;
}

const longestId = 512;

function asId(value: unknown): string | undefined {
  if (typeof value === "string" && value.length > 0 && value.length <= longestId) return value;
  // Meta's own examples have a few ids as numbers.
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** The id under a key, without marking anything as read. */
export function idIn(value: unknown, key: string): string | undefined {
  return isShape(value) && Object.hasOwn(value, key) ? asId(value[key]) : undefined;
}

/**
 * A shape being read key by key. It remembers what was read, so that what Meta adds one day is kept and not dropped: a key
 * nobody asked for, or one that holds something else than was asked for, is still there in `restOf`.
 */
export type Reader = {
  shape: Shape;
  read: string[];
  opened: [string, Reader | Reader[]][];
  isBroken: boolean;
};

const whatsAppBegan = Date.UTC(2009, 0, 1);
const day = 24 * 60 * 60 * 1000;

/** Unix seconds, as a string or a number, if they can be believed: after 2009 and at most a day after `receivedAt`. */
export function believableTime(value: unknown, receivedAt: Date): Date | undefined {
  const seconds = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return undefined;
  const at = Math.floor(seconds) * 1000;
  return at >= whatsAppBegan && at <= receivedAt.getTime() + day ? new Date(at) : undefined;
}

export function open(shape: Shape): Reader {
  return { shape, read: [], opened: [], isBroken: false };
}

/** Words; absent when empty. */
export function textAt(reader: Reader | undefined, key: string): string | undefined {
  const value = reader?.shape[key];
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  reader?.read.push(key);
  return value === "" ? undefined : String(value);
}

/** Words; an empty string is one. */
export function wordsAt(reader: Reader, key: string): string | undefined {
  const value = reader.shape[key];
  if (typeof value !== "string") return undefined;
  reader.read.push(key);
  return value;
}

/** An id of Meta's. Anything else under that key makes the whole shape unreadable. */
export function idAt(reader: Reader | undefined, key: string): string | undefined {
  const value = reader?.shape[key];
  if (!reader || value === undefined) return undefined;
  const id = asId(value);
  if (id !== undefined || value === null || value === "") reader.read.push(key);
  else reader.isBroken = true;
  return id;
}

export function numberAt(reader: Reader, key: string): number | undefined {
  const value = reader.shape[key];
  const number = typeof value === "string" && value.length <= 32 ? Number.parseFloat(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  reader.read.push(key);
  return number;
}

export function flagAt(reader: Reader, key: string): boolean | undefined {
  const value = reader.shape[key];
  if (typeof value !== "boolean") return undefined;
  reader.read.push(key);
  return value;
}

export function timeAt(reader: Reader, key: string, receivedAt: Date): Date | undefined {
  const at = believableTime(reader.shape[key], receivedAt);
  if (at) reader.read.push(key);
  return at;
}

export function innerAt(reader: Reader, key: string): Reader | undefined {
  const value = reader.shape[key];
  if (!isShape(value)) return undefined;
  const inside = open(value);
  reader.read.push(key);
  reader.opened.push([key, inside]);
  return inside;
}

export function listAt(reader: Reader, key: string): Reader[] {
  const value = reader.shape[key];
  if (!Array.isArray(value) || !value.every(isShape)) return [];
  const inside = value.map(open);
  reader.read.push(key);
  reader.opened.push([key, inside]);
  return inside;
}

/** The items of a list, whatever they are. */
export function itemsAt(reader: Reader, key: string): unknown[] {
  const value = reader.shape[key];
  if (!Array.isArray(value)) return [];
  reader.read.push(key);
  return value;
}

export function isUnreadable({ isBroken, opened }: Reader): boolean {
  return isBroken || opened.some(([, inside]) => [inside].flat().some(isUnreadable));
}

/** Everything that nobody has read, at every level. */
export function restOf({ shape, read, opened }: Reader): Shape | undefined {
  const rest: Shape = {};
  for (const key of Object.keys(shape)) if (!read.includes(key)) rest[key] = shape[key];
  for (const [key, inside] of opened) {
    const left = Array.isArray(inside) ? inside.map(restOf) : restOf(inside);
    if (Array.isArray(left) ? left.some(Boolean) : left) rest[key] = left;
  }
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** The same object without the keys that hold nothing. */
export function compact<const T extends object>(value: T): T {
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] === undefined) delete value[key];
  }
  return value;
}
