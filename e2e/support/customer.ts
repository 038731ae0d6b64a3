import { expect } from "@playwright/test";
import { stack } from "./stack";

export type Shown = {
  id: string;
  from: "customer" | "business";
  type: string;
  text?: string;
  status: string;
};
type Writes = { ageSeconds?: number; quote?: string; referral?: boolean };

async function control<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(`/control/${path}`, stack().sandboxUrl), {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${answer.error}`);
  return answer as T;
}

/** The switches of the sandbox's desk: `failNext`, `delayMs`, `duplicate`, `reorder`… */
export const desk = (controls: Record<string, unknown>) => control("controls", controls);

/** How accounts, numbers and tokens are at Meta: `atMeta("number", { id, quality: "RED" })`, `atMeta("tokens", {})`. */
export const atMeta = <T>(what: "number" | "account" | "token" | "tokens", body: object) =>
  control<T>(`business/${what}`, body);

type FeedAd = { id: string; headline: string };

type Told = {
  times: number;
  told: { event_name: string; user_data: { ctwa_clid: string }; custom_data?: { value: number } };
};

/** Every event that Meta was told of what came of ads. */
export const toldToMeta = () => control<Told[]>("conversions");

/** Many customers at once, who are not on the desk and write one message each. */
export const crowd = (count: number, text: string) =>
  control("flood", { count, customers: count, ratePerSecond: 500, text });

export type Customer = Awaited<ReturnType<typeof newCustomer>>;

/** Mobile numbers of a country begin like this, and seven digits follow. */
const mobiles = { BE: "3247", IE: "35387", LU: "35262", PT: "35191" };

type Has = { username?: string; country?: keyof typeof mobiles };

/** Somebody with a phone of her own, whom no other journey knows. */
export async function newCustomer(name: string, { username, country = "BE" }: Has = {}) {
  const waId = `${mobiles[country]}${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  const { id } = await control<{ id: string }>("phones", {
    name,
    country,
    ...(username ? { username } : { waId }),
  });
  const shows = () => control<Shown[]>(`phones/${id}/messages`);
  const does = (action: string) => control(`phones/${id}/${action}`, {});
  return {
    id,
    name,
    waId,
    shows,
    writes: (text: string, more: Writes = {}) =>
      control<Shown>(`phones/${id}/messages`, { type: "text", text, ...more }),
    sends: (message: { type: string } & Record<string, unknown>) =>
      control<Shown>(`phones/${id}/messages`, message),
    opensTheChat: () => does("open"),
    leavesTheChat: () => does("leave"),
    goesOffline: () => does("offline"),
    comesOnline: () => does("online"),
    blocksUs: () => does("block"),
    /** She taps that she wants no more offers. */
    stopsOffers: () => does("stop"),
    /** The ad with this headline comes by as she scrolls through her feed. */
    seesAd: async (headline: string) => {
      const inFeed = async () =>
        (await control<FeedAd[]>(`phones/${id}/feed`)).find((ad) => ad.headline === headline);
      await expect.poll(inFeed, { message: `${name} is shown “${headline}”`, timeout: 30_000 }).toBeDefined();
      await does("feed");
      const ad = await inFeed();
      if (!ad) throw new Error(`${name} is no longer shown “${headline}”`);
      return ad;
    },
    /** The chat opens as the ad says. */
    tapsAd: ({ id: adId }: FeedAd) => control(`phones/${id}/tap`, { adId }),
    /** The newest message of the business on her phone. */
    lastReceived: async () => {
      const received = (await shows()).filter(({ from }) => from === "business");
      const last = received.at(-1);
      if (!last) throw new Error(`${name} has received nothing`);
      return last;
    },
    receives: (text: string) =>
      expect
        .poll(
          async () => (await shows()).filter(({ from }) => from === "business").map((shown) => shown.text),
          {
            message: `${name} sees “${text}”`,
          },
        )
        .toContain(text),
  };
}
