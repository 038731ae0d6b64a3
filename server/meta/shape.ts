/** A JSON object from outside, about which nothing is known yet. */
export type Shape = Record<string, unknown>;

export function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const deepest = 64;
// Postgres takes neither a NUL nor half of a surrogate pair, in text as in jsonb.
const halfPair = /\p{Surrogate}/gu;

export function tidyText(text: string): string {
  return text.replaceAll("\u0000", "").replace(halfPair, "\uFFFD");
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

export type Reader = {
  /** Words; absent when empty. */
  text(key: string): string | undefined;
  /** Words; an empty string is one. */
  words(key: string): string | undefined;
  /** An id of Meta's. Anything else under that key makes the whole shape unreadable. */
  id(key: string): string | undefined;
  number(key: string): number | undefined;
  flag(key: string): boolean | undefined;
  /** Unix seconds, if they can be believed: after 2009 and at most a day after `receivedAt`. */
  time(key: string, receivedAt: Date): Date | undefined;
  inner(key: string): Reader | undefined;
  list(key: string): Reader[];
  /** The items of a list, whatever they are. */
  items(key: string): unknown[];
  isUnreadable(): boolean;
  /** Everything that nobody has read, at every level. */
  rest(): Shape | undefined;
};

const whatsAppBegan = Date.UTC(2009, 0, 1);
const day = 24 * 60 * 60 * 1000;

/** Unix seconds, as a string or a number. */
export function believableTime(value: unknown, receivedAt: Date, slackMs = day): Date | undefined {
  const seconds = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return undefined;
  const at = Math.floor(seconds) * 1000;
  return at >= whatsAppBegan && at <= receivedAt.getTime() + slackMs ? new Date(at) : undefined;
}

/**
 * Reads a shape key by key and remembers what was read, so that what Meta adds one day is kept and not dropped: a key
 * nobody asked for, or one that holds something else than was asked for, stays in `rest`.
 */
export function open(shape: Shape): Reader {
  const unread = new Set(Object.keys(shape));
  const opened = new Map<string, Reader | Reader[]>();
  let unreadable = false;

  const take = <T>(key: string, value: T): T => {
    unread.delete(key);
    return value;
  };
  const all = (): Reader[] => [...opened.values()].flat();

  const reader: Reader = {
    words: (key) => {
      const value = shape[key];
      return typeof value === "string" ? take(key, value) : undefined;
    },
    text: (key) => {
      const value = shape[key];
      if (typeof value === "string") return take(key, value === "" ? undefined : value);
      return typeof value === "number" ? take(key, String(value)) : undefined;
    },
    id: (key) => {
      const value = shape[key];
      if (value === undefined || value === null || value === "") return take(key, undefined);
      const id = asId(value);
      if (id === undefined) unreadable = true;
      return id && take(key, id);
    },
    number: (key) => {
      const value = shape[key];
      const number = typeof value === "string" && value.length <= 32 ? Number.parseFloat(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? take(key, number) : undefined;
    },
    flag: (key) => {
      const value = shape[key];
      return typeof value === "boolean" ? take(key, value) : undefined;
    },
    time: (key, receivedAt) => {
      const at = believableTime(shape[key], receivedAt);
      return at && take(key, at);
    },
    inner: (key) => {
      const value = shape[key];
      if (!isShape(value)) return undefined;
      const inside = open(value);
      opened.set(key, inside);
      return take(key, inside);
    },
    list: (key) => {
      const value = shape[key];
      if (!Array.isArray(value) || !value.every(isShape)) return [];
      const inside = value.map(open);
      opened.set(key, inside);
      return take(key, inside);
    },
    items: (key) => {
      const value = shape[key];
      return Array.isArray(value) ? take(key, value) : [];
    },
    isUnreadable: () => unreadable || all().some((inside) => inside.isUnreadable()),
    rest: () => {
      const rest: Shape = {};
      for (const key of unread) rest[key] = shape[key];
      for (const [key, inside] of opened) {
        const left = Array.isArray(inside) ? inside.map((item) => item.rest()) : inside.rest();
        if (Array.isArray(left) ? left.some(Boolean) : left) rest[key] = left;
      }
      return Object.keys(rest).length > 0 ? rest : undefined;
    },
  };
  return reader;
}

/** The same object without the keys that hold nothing. */
export function compact<const T extends object>(value: T): T {
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] === undefined) delete value[key];
  }
  return value;
}
