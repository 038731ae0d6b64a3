import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "../business";
import type { Message, World } from "../world";
import { GraphError } from "./errors";

const data = join(import.meta.dirname, "../../../db/seed/data");
const linesOf = (file: string) =>
  readFileSync(join(data, file), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

/** Service messages that each number may have delivered in a month before they are billed. */
const freeServicePerMonth = 1000;

const list = String.raw`(\["[A-Z_]+"(?:,"[A-Z_]+")*\])`;
const asked = new RegExp(
  String.raw`^pricing_analytics\.start\((\d{1,12})\)\.end\((\d{1,12})\)\.granularity\(DAILY\)\.metric_types\(${list}\)\.dimensions\(${list}\)$`,
);
const known = ["COUNTRY", "PHONE", "PRICING_CATEGORY", "PRICING_TYPE", "TIER"];

export const asksForPricing = (query: URLSearchParams) =>
  (query.get("fields") ?? "").startsWith("pricing_analytics.");

type Delivered = {
  at: number;
  day: string;
  country: string;
  number: string;
  category: string;
  type: string;
  cost: number;
};

/**
 * The account's bill as Meta would count it: what this sandbox itself delivered, day by day of the account's zone, priced from
 * the published list. Nothing of it comes from what the product recorded.
 */
export function readPricing(world: World, account: Account, query: URLSearchParams) {
  const [, start, end, metrics, dimensions] = asked.exec(query.get("fields") ?? "") ?? [];
  if (!start || !end || !isListOf(metrics, ["COST", "VOLUME"]) || !isListOf(dimensions, known)) {
    throw new GraphError(100, { message: "(#100) The parameters of pricing_analytics are not understood." });
  }
  const points = new Map<string, Record<string, unknown> & { volume: number; micros: number }>();
  for (const one of priced(world, account)) {
    const from = startOfDay(one.at, world.settings.SANDBOX_TIME_ZONE);
    if (from < Number(start) || from >= Number(end)) continue;
    const cell = {
      start: from,
      end: from + 24 * 3600,
      country: one.country,
      phone_number: one.number,
      pricing_category: one.category.toUpperCase().replaceAll("-", "_"),
      pricing_type: one.type.toUpperCase(),
      ...(/utility|authentication/.test(one.category) && { tier: "0:MAX" }),
    };
    const key = JSON.stringify(cell);
    const before = points.get(key);
    points.set(key, {
      ...cell,
      volume: (before?.volume ?? 0) + 1,
      micros: (before?.micros ?? 0) + one.cost,
    });
  }
  const data_points = [...points.values()].map(({ micros, ...point }) => ({
    ...point,
    cost: micros / 1_000_000,
  }));
  return { id: account.id, pricing_analytics: { data: [{ data_points }] } };
}

function isListOf(text: string | undefined, words: string[]): boolean {
  const list: unknown = JSON.parse(text ?? "null");
  return Array.isArray(list) && list.every((word) => words.includes(word));
}

function priced(world: World, account: Account): Delivered[] {
  const zone = world.settings.SANDBOX_TIME_ZONE;
  const free = new Map<string, number>();
  return world.messages
    .all()
    .filter((message): message is Message & { deliveredAt: number } => {
      const number = world.numbers.get(message.numberId ?? world.settings.SANDBOX_PHONE_NUMBER_ID);
      return (
        message.from === "business" && message.deliveredAt !== undefined && number?.accountId === account.id
      );
    })
    .sort((a, b) => a.deliveredAt - b.deliveredAt || a.id.localeCompare(b.id))
    .map((message) => {
      const { phoneId, numberId, pricing, deliveredAt: at } = message;
      const phone = world.phones.get(phoneId);
      const number = world.numbers.get(numberId ?? world.settings.SANDBOX_PHONE_NUMBER_ID);
      const day = dayIn(zone, at);
      const category = pricing?.category ?? "service";
      const month = `${number?.id} ${day.slice(0, 7)}`;
      const isService = category === "service" && pricing?.type === "regular";
      const place = isService ? (free.get(month) ?? 0) + 1 : 0;
      if (isService) free.set(month, place);
      const isFree = pricing?.type !== "regular" || (isService && place <= freeServicePerMonth);
      return {
        at,
        day,
        country: phone?.country ?? "",
        number: number?.displayNumber ?? "",
        category,
        type: isService && isFree ? "free_customer_service" : (pricing?.type ?? "regular"),
        cost: isFree ? 0 : rate(day, category, market(day, phone?.waId, phone?.country)),
      };
    });
}

/** Micro-units, by the newest list of that day; nothing where there is none. */
function rate(day: string, category: string, ofMarket: string): number {
  const found = linesOf("rate-card-usd.csv")
    .filter(
      ([from = "", where, what, first]) =>
        from <= day && where === ofMarket && what === category.replaceAll("-", "_") && first === "0",
    )
    .sort(([a = ""], [b = ""]) => a.localeCompare(b))
    .at(-1);
  return Math.round(Number(found?.[5] ?? 0) * 1_000_000);
}

/** The longest calling code that fits; by the country for whoever hides the number. */
function market(day: string, waId: string | undefined, country: string | undefined): string {
  const fits = linesOf("markets.csv").filter(([code = "", where, , from = "", to]) => {
    const isTheirs = waId ? waId.startsWith(code) : where === country;
    return isTheirs && from <= day && (!to || day < to);
  });
  return fits.sort(([a = ""], [b = ""]) => b.length - a.length)[0]?.[2] ?? "Other";
}

const dayIn = (timeZone: string, at: number) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at);

/** Unix seconds of the midnight before, where the account is. */
function startOfDay(at: number, timeZone: string): number {
  const day = dayIn(timeZone, at);
  const hour = 3600 * 1000;
  let start = Math.floor(at / (hour / 4)) * (hour / 4);
  while (dayIn(timeZone, start - hour / 4) === day) start -= hour / 4;
  return start / 1000;
}
