import { objectId } from "../ids";
import type { Content, World } from "../world";
import { adError, badParam } from "./errors";
import { dayIn } from "./nodes";
import { record, text } from "./rules";
import { parentsOf } from "./status";
import type { AdAccount, AdDay, AdObject } from "./tables";

/** What the sandbox charges, in millionths of a euro. */
const price = { impression: 9_000, click: 310_000 };
const perEuro: Record<string, number> = { JPY: 160, HUF: 400, IDR: 17_000, KRW: 1_500 };

const decimals = (currency: string) => (perEuro[currency] ? 0 : 2);

export function spendOf({ impressions, clicks }: AdDay, currency: string): number {
  const euros = (impressions * price.impression + clicks * price.click) / 1_000_000;
  return euros * (perEuro[currency] ?? 1);
}

export type Happened = {
  impressions?: number;
  clicks?: number;
  conversations?: number;
  deep?: number;
  phoneId?: string;
  country: string;
  platform?: string;
  position?: string;
  day?: string;
};

/** Counts what happened with an ad, on a day of its account's own zone. */
export function countAd(world: World, ad: AdObject, happened: Happened) {
  const { platform = "facebook", position = "feed", country, phoneId } = happened;
  const account = world.ads.accounts.get(ad.accountId);
  const day = happened.day ?? dayIn(world.now(), account?.timeZone ?? "UTC");
  const id = [ad.id, day, country, platform, position].join(":");
  const empty = { impressions: 0, clicks: 0, conversations: 0, deep: 0, people: [] as string[] };
  const before = world.ads.days.get(id) ?? { id, adId: ad.id, day, country, platform, position, ...empty };
  const sum = (name: "impressions" | "clicks" | "conversations" | "deep") =>
    before[name] + (happened[name] ?? 0);
  const isNew = phoneId && !before.people.includes(phoneId);
  world.ads.days.put({
    ...before,
    impressions: sum("impressions"),
    clicks: sum("clicks"),
    conversations: sum("conversations"),
    deep: sum("deep"),
    people: isNew ? [...before.people, phoneId] : before.people,
  });
  world.changes.emit("ads");
}

const levels = ["account", "campaign", "adset", "ad"];
const breakdowns = ["country", "publisher_platform", "platform_position", "age", "gender"];
const dayMs = 24 * 3600 * 1000;

type Query = {
  level: string;
  since: string;
  until: string;
  perDay: boolean;
  breakdowns: string[];
  fields: string[];
};

function readQuery(params: Content, today: string): Query {
  const { since = "", until = "" } = record(params.time_range) as { since?: string; until?: string };
  const level = text(params.level) || "account";
  const asked = Array.isArray(params.breakdowns) ? params.breakdowns.map(text) : [];
  if (!levels.includes(level)) throw badParam("level", "Unknown level");
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || until < since) throw badParam("time_range", "Must be a time range");
  const unknown = asked.find((name) => !breakdowns.includes(name));
  if (unknown) throw badParam("breakdowns", `Unknown breakdown ${unknown}`);
  if (asked.includes("platform_position") && !asked.includes("publisher_platform")) {
    throw badParam("breakdowns", "platform_position comes with publisher_platform only");
  }
  const age = (Date.parse(today) - Date.parse(since)) / dayMs;
  if (age > 37 * 31) throw adError(3018);
  const fields = text(params.fields).split(",").filter(Boolean);
  return { level, since, until, perDay: String(params.time_increment) === "1", breakdowns: asked, fields };
}

const mostDays = 93;

/** Insights at once, if it is not too much for that. */
export function readInsights(world: World, account: AdAccount, params: Content, of?: AdObject): Content {
  const query = readQuery(params, dayIn(world.now(), account.timeZone));
  const days = (Date.parse(query.until) - Date.parse(query.since)) / dayMs;
  if (days > mostDays && query.level === "ad" && query.perDay) throw adError(1487534);
  return { data: rowsOf(world, account, query, of) };
}

export function beginReport(world: World, account: AdAccount, params: Content): Content {
  readQuery(params, dayIn(world.now(), account.timeZone));
  const { appsecret_proof: _, ...query } = params;
  const id = objectId();
  world.ads.reports.put({ id, query: { ...query, accountId: account.id }, at: world.now() });
  return { report_run_id: id };
}

const reportMs = 2000;

/** A report takes a while; only then it can be read. */
export function describeReport(world: World, id: string): Content {
  const report = world.ads.reports.get(id);
  const percent = Math.min(100, Math.floor(((world.now() - (report?.at ?? 0)) / reportMs) * 100));
  return {
    id,
    async_status: percent === 100 ? "Job Completed" : "Job Running",
    async_percent_completion: percent,
  };
}

export function readReport(world: World, id: string): Content {
  const report = world.ads.reports.get(id);
  const account = report && world.ads.accounts.get(text(report.query.accountId));
  if (!report || !account) throw adError(33);
  if (describeReport(world, id).async_percent_completion !== 100)
    throw badParam("id", "The report is not ready");
  const query = readQuery(report.query, dayIn(world.now(), account.timeZone));
  return { data: rowsOf(world, account, query) };
}

type Cell = { day: AdDay; ad: AdObject; adSet?: AdObject; campaign?: AdObject };

function rowsOf(world: World, account: AdAccount, query: Query, of?: AdObject): Content[] {
  const cells = new Map<string, Cell[]>();
  for (const day of world.ads.days.all()) {
    const ad = world.ads.objects.get(day.adId);
    if (ad?.accountId !== account.id || day.day < query.since || day.day > query.until) continue;
    const [adSet, campaign] = parentsOf(world, ad);
    const cell = { day, ad, adSet, campaign };
    if (of && ![ad, adSet, campaign].includes(of)) continue;
    const about = { account: "", campaign: campaign?.id, adset: adSet?.id, ad: ad.id }[query.level];
    const parts = [
      query.perDay ? day.day : "",
      about,
      ...query.breakdowns.map((name) => brokenDown(day, name)),
    ];
    const key = parts.join("|");
    cells.set(key, [...(cells.get(key) ?? []), cell]);
  }
  return [...cells.values()].map((group) => rowOf(account, query, group));
}

const brokenDown = (day: AdDay, name: string) =>
  ({
    country: day.country,
    publisher_platform: day.platform,
    platform_position: day.position,
    age: "25-34",
    gender: "unknown",
  })[name] ?? "";

function rowOf(account: AdAccount, query: Query, group: Cell[]): Content {
  const [{ day, ad, adSet, campaign }] = group as [Cell];
  const sum = (of: (day: AdDay) => number) => group.reduce((total, cell) => total + of(cell.day), 0);
  const clicks = sum((one) => one.clicks);
  const conversations = sum((one) => one.conversations);
  // A kind of action that did not happen is not there at all.
  const actions = [
    ["link_click", clicks],
    ["onsite_conversion.messaging_conversation_started_7d", conversations],
    ["onsite_conversion.total_messaging_connection", conversations],
    ["onsite_conversion.messaging_first_reply", conversations],
    ["onsite_conversion.messaging_user_depth_2_message_send", sum((one) => one.deep)],
  ].flatMap(([action_type, value]) => (value ? [{ action_type, value: String(value) }] : []));
  const all: Content = {
    account_currency: account.currency,
    account_id: account.id,
    campaign_id: query.level === "account" ? undefined : campaign?.id,
    campaign_name: query.level === "account" ? undefined : campaign?.params.name,
    adset_id: ["adset", "ad"].includes(query.level) ? adSet?.id : undefined,
    adset_name: ["adset", "ad"].includes(query.level) ? adSet?.params.name : undefined,
    ad_id: query.level === "ad" ? ad.id : undefined,
    ad_name: query.level === "ad" ? ad.params.name : undefined,
    spend: sum((one) => spendOf(one, account.currency)).toFixed(decimals(account.currency)),
    impressions: String(sum((one) => one.impressions)),
    reach: String(new Set(group.flatMap((cell) => cell.day.people)).size || sum((one) => one.impressions)),
    clicks: String(clicks),
    inline_link_clicks: String(clicks),
    actions: actions.length > 0 ? actions : undefined,
  };
  const fields = query.fields.length > 0 ? query.fields : ["impressions", "spend"];
  return {
    ...Object.fromEntries(fields.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))),
    ...Object.fromEntries(query.breakdowns.map((name) => [name, brokenDown(day, name)])),
    date_start: query.perDay ? day.day : query.since,
    date_stop: query.perDay ? day.day : query.until,
  };
}

/** What the account has spent so far, in its smallest unit. */
export const spentBy = ({ ads }: World, account: AdAccount): number =>
  Math.round(
    ads.days
      .all()
      .filter(({ adId }) => ads.objects.get(adId)?.accountId === account.id)
      .reduce((sum, day) => sum + spendOf(day, account.currency), 0) *
      10 ** decimals(account.currency),
  );
