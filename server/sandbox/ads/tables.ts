import { objectId } from "../ids";
import type { Journal } from "../journal";
import type { Content } from "../world";

/** Meta tells of one linked number, though a Page may have more. */
export type Page = { id: string; name: string; link: string; numberId?: string; moreNumberIds?: string[] };

export type AdAccount = {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  /** 1 is in good standing, 2 disabled, 3 owes something. */
  status: 1 | 2 | 3;
  isPaid: boolean;
  tasks: string[];
  dsaBeneficiary?: string;
  dsaPayor?: string;
  tier: "limited" | "full";
  /** Whether the app is told of what changes in it. */
  isSubscribed?: boolean;
};

export type Level = "campaign" | "adset" | "creative" | "ad";
export type Status = "ACTIVE" | "PAUSED" | "ARCHIVED" | "DELETED";
export type Review = "none" | "pending" | "approved" | "rejected";
export type Issue = {
  level: string;
  error_code: number;
  error_summary: string;
  error_message: string;
  error_type: string;
};

/** A campaign, an ad set, a creative or an ad, with what was asked for it as it was asked. */
export type AdObject = {
  id: string;
  level: Level;
  accountId: string;
  parentId?: string;
  status: Status;
  params: Content;
  createdAt: number;
  updatedAt: number;
  review: Review;
  /** Within the last hour; Meta takes four. */
  budgetChangedAt?: number[];
  feedback?: Record<string, string>;
  issues?: Issue[];
};

/** An image or a video of an account; an image's id is its hash. */
export type AdFile = {
  id: string;
  kind: "image" | "video";
  accountId: string;
  mediaId: string;
  name: string;
  at: number;
  /** Of a video, which is prepared before it can be shown. */
  state?: "processing" | "ready" | "error";
};

/** A video on its way here; its parts are media of their own until the last has come. */
export type VideoUpload = {
  id: string;
  videoId: string;
  accountId: string;
  size: number;
  received: number;
  parts: string[];
};

/** What one ad did on one day in one country and placement. */
export type AdDay = {
  id: string;
  adId: string;
  day: string;
  country: string;
  platform: string;
  position: string;
  impressions: number;
  clicks: number;
  conversations: number;
  /** Of those, customers who went on to a second message. */
  deep: number;
  people: string[];
};

/** What a Page or an Instagram account posted itself. */
export type Post = {
  id: string;
  ownerId: string;
  platform: "facebook" | "instagram";
  text: string;
  at: number;
  /** Which drawing it shows, if any. */
  frame?: number;
  isPromotable: boolean;
};

export type Report = { id: string; query: Content; at: number };
export type Sequence = { id: string; wabaId: string; name: string; sequence: string };

export const adId = () => `1202${objectId().slice(0, 14)}`;

export const openAds = (journal: Journal) => ({
  pages: journal.table<Page>("adPages"),
  accounts: journal.table<AdAccount>("adAccounts"),
  objects: journal.table<AdObject>("adObjects"),
  posts: journal.table<Post>("adPosts"),
  files: journal.table<AdFile>("adFiles"),
  uploads: journal.table<VideoUpload>("adVideoUploads"),
  days: journal.table<AdDay>("adDays"),
  reports: journal.table<Report>("adReports"),
  sequences: journal.table<Sequence>("adSequences"),
});

export type AdTables = ReturnType<typeof openAds>;

const everything = ["MANAGE", "ADVERTISE", "ANALYZE", "DRAFT"];

/** A Page linked to the main number and one that is linked to none; an account in euros and one in yen. */
export function seedAds(
  { pages, accounts }: AdTables,
  { business, numberId, timeZone }: { business: string; numberId: string; timeZone: string },
) {
  if (accounts.all().length > 0) return;
  pages.put({
    id: "104880000000001",
    name: business,
    link: "https://www.facebook.com/104880000000001",
    numberId,
  });
  pages.put({
    id: "104880000000002",
    name: "Atelier Nova",
    link: "https://www.facebook.com/104880000000002",
  });
  const shared = { status: 1, isPaid: true, tasks: everything, tier: "full" } as const;
  accounts.put({
    ...shared,
    id: "880000000000001",
    name: business,
    currency: "EUR",
    timeZone,
    tasks: everything,
  });
  accounts.put({
    ...shared,
    id: "880000000000002",
    name: `${business} Tokyo`,
    currency: "JPY",
    timeZone: "Asia/Tokyo",
    tasks: everything,
  });
}

export const instagramOf = (account: AdAccount) => ({
  id: `1784${account.id.slice(-12)}`,
  username: account.name.toLowerCase().replace(/[^a-z]+/g, "."),
});
