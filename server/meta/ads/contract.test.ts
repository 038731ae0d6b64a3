import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { startGraph } from "../testing";
import { adSetSpec, audience, campaignSpec, creativeSpec, onAccount } from "./testing";
import { describeMarketing, type Problem } from "./testing-spec";

const graph = await startGraph();
afterAll(graph.close);

const folder = fileURLToPath(new URL("./", import.meta.url));
const files = readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file) && !/^testing/.test(file));
const modules: Record<string, unknown> = Object.assign(
  {},
  ...(await Promise.all(files.map((file) => import(/* @vite-ignore */ new URL(file, import.meta.url).href)))),
);

const draft = { campaign: campaignSpec, adSet: adSetSpec, creative: creativeSpec, adName: "Fresh bread" };
const feed = { ...creativeSpec, destination: "MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP" };
const query = { level: "ad", since: "2026-10-27", until: "2026-11-23", breakdowns: ["country"] };
const later = new Date(Date.now() + 86_400_000);
const welcome = creativeSpec.welcome;
const waba = { wabaId: "102290129340398" };

/** Every call of the window with whatever it can say, and the node that its first id stands for. */
const calls: Record<string, { node: string; inputs: Record<string, unknown>[] }> = {
  createCampaign: {
    node: "AdAccount",
    inputs: [
      { spec: campaignSpec },
      {
        isCheck: true,
        spec: {
          ...campaignSpec,
          specialCategories: ["HOUSING"],
          specialCountries: ["BE"],
          budget: { kind: "lifetime", amount: 50_000, bidStrategy: "LOWEST_COST_WITHOUT_CAP" },
          spendCap: 100_000,
        },
      },
    ],
  },
  readCampaign: { node: "Campaign", inputs: [{ campaignId: "12" }] },
  listCampaigns: { node: "AdAccount", inputs: [{}] },
  updateCampaign: {
    node: "Campaign",
    inputs: [
      { campaignId: "12", change: { name: "Bread", status: "ACTIVE", spendCap: "none" } },
      {
        campaignId: "12",
        isCheck: true,
        change: { budget: { kind: "daily", amount: 900 }, bidStrategy: "COST_CAP" },
      },
    ],
  },
  deleteCampaign: { node: "Campaign", inputs: [{ campaignId: "12" }] },
  createAdSet: {
    node: "AdAccount",
    inputs: [
      { spec: adSetSpec },
      {
        isCheck: true,
        spec: {
          ...adSetSpec,
          goal: "OFFSITE_CONVERSIONS",
          conversion: { datasetId: "3000000000000001", event: "PURCHASE" },
          budget: { kind: "lifetime", amount: 90_000 },
          bid: { strategy: "COST_CAP", amount: 300 },
          startAt: later,
          endAt: later,
          dayParts: [{ startMinute: 480, endMinute: 1080, days: [1, 2, 3], zone: "ADVERTISER" }],
          audience: {
            ...audience,
            isAdvantage: true,
            placements: {
              platforms: ["facebook", "instagram", "whatsapp"],
              positions: { facebook: ["feed"], instagram: ["story"], whatsapp: ["status"] },
              devices: ["mobile"],
            },
          },
          regional: [
            { category: "BRAZIL_REGULATION", beneficiaryId: "1", payerId: "2" },
            { category: "TAIWAN_FINSERV", beneficiaryId: "3", payerId: "4" },
          ],
        },
      },
    ],
  },
  readAdSet: { node: "AdSet", inputs: [{ adSetId: "13" }] },
  listAdSets: { node: "AdAccount", inputs: [{}] },
  updateAdSet: {
    node: "AdSet",
    inputs: [
      {
        adSetId: "13",
        isCheck: true,
        change: {
          name: "B",
          status: "PAUSED",
          budget: { kind: "daily", amount: 900 },
          bid: { strategy: "LOWEST_COST_WITH_BID_CAP", amount: 90 },
          endAt: "never",
          audience,
          dsa: adSetSpec.dsa,
        },
      },
      { adSetId: "13", change: { endAt: later } },
    ],
  },
  deleteAdSet: { node: "AdSet", inputs: [{ adSetId: "13" }] },
  createCreative: {
    node: "AdAccount",
    inputs: [
      { spec: creativeSpec },
      { spec: feed },
      { isCheck: true, spec: { ...creativeSpec, welcome: { kind: "sequence", sequenceId: "9" } } },
      {
        spec: {
          ...creativeSpec,
          content: { kind: "video", videoId: "14", thumbnailHash: "ab", text: "Bread", headline: "Bread" },
        },
      },
      {
        spec: {
          ...creativeSpec,
          content: {
            kind: "carousel",
            text: "Bread",
            cards: [
              {
                imageHash: "ab",
                headline: "Rye",
                description: "Dark",
                crops: {
                  "100x100": [
                    [0, 0],
                    [9, 9],
                  ],
                },
              },
            ],
          },
        },
      },
      {
        isCheck: true,
        spec: {
          ...creativeSpec,
          content: {
            kind: "carousel",
            text: "Bread",
            cards: Array(10).fill({ imageHash: "ab", headline: "R" }),
          },
        },
      },
      { spec: { ...creativeSpec, content: { kind: "facebook_post", postId: "2_1" } } },
      { spec: { ...creativeSpec, content: { kind: "instagram_post", mediaId: "17" } } },
    ],
  },
  readCreative: { node: "AdCreative", inputs: [{ creativeId: "15" }] },
  listCreatives: { node: "AdAccount", inputs: [{}] },
  renameCreative: { node: "AdCreative", inputs: [{ creativeId: "15", name: "Rye" }] },
  deleteCreative: { node: "AdCreative", inputs: [{ creativeId: "15" }] },
  createAd: {
    node: "AdAccount",
    inputs: [
      { spec: { name: "Bread", adSetId: "13", creativeId: "15", datasetId: "30" } },
      { isCheck: true, spec: { name: "Bread", adSetId: "13", creativeId: "15" } },
    ],
  },
  checkDraft: { node: "AdAccount", inputs: [{ draft }] },
  readAd: { node: "Ad", inputs: [{ adId: "16" }] },
  listAds: { node: "AdAccount", inputs: [{}] },
  updateAd: {
    node: "Ad",
    inputs: [{ adId: "16", change: { name: "Rye", status: "ARCHIVED", creativeId: "15" } }],
  },
  deleteAd: { node: "Ad", inputs: [{ adId: "16" }] },
  uploadImage: { node: "AdAccount", inputs: [{ bytes: new Uint8Array([1, 2]) }] },
  listImages: { node: "AdAccount", inputs: [{ hashes: ["ab"] }] },
  deleteImage: { node: "AdAccount", inputs: [{ hash: "ab" }] },
  beginVideo: { node: "AdAccount", inputs: [{ byteCount: 1_000_000 }] },
  uploadVideoPart: {
    node: "AdAccount",
    inputs: [{ sessionId: "21", fromByte: 0, bytes: new Uint8Array([1, 2]) }],
  },
  finishVideo: { node: "AdAccount", inputs: [{ sessionId: "21", title: "bread.mp4" }] },
  readVideo: { node: "AdVideo", inputs: [{ videoId: "14" }] },
  listStills: { node: "AdVideo", inputs: [{ videoId: "14" }] },
  deleteVideo: { node: "AdAccount", inputs: [{ videoId: "14" }] },
  previewCreative: {
    node: "AdAccount",
    inputs: [{ spec: creativeSpec, format: "INSTAGRAM_STORY", locale: "fr_FR" }],
  },
  previewAd: { node: "Ad", inputs: [{ adId: "16", format: "MOBILE_FEED_STANDARD" }] },
  searchPlaces: { node: "search", inputs: [{ text: "Brus", locale: "fr_FR" }] },
  searchLanguages: { node: "search", inputs: [{ text: "Fre" }] },
  searchDetails: { node: "AdAccount", inputs: [{ text: "bread" }] },
  checkDetails: { node: "AdAccount", inputs: [{ ids: ["6003348604581"] }] },
  readReach: { node: "AdAccount", inputs: [{ audience }] },
  readDelivery: { node: "AdAccount", inputs: [{ audience, goal: "CONVERSATIONS", pageId: "20" }] },
  listCustomAudiences: { node: "AdAccount", inputs: [{}] },
  listSavedAudiences: { node: "AdAccount", inputs: [{}] },
  readAdAccount: { node: "AdAccount", inputs: [{}] },
  listAdAccounts: { node: "User", inputs: [{}] },
  listMinimumBudgets: { node: "AdAccount", inputs: [{}] },
  listDsaSuggestions: { node: "AdAccount", inputs: [{}] },
  listInstagramAccounts: { node: "AdAccount", inputs: [{}] },
  listPromotablePages: { node: "AdAccount", inputs: [{}] },
  createSubscription: { node: "AdAccount", inputs: [{}] },
  readSubscription: { node: "AdAccount", inputs: [{}] },
  deleteSubscription: { node: "AdAccount", inputs: [{}] },
  listUsedIdentities: { node: "AdAccount", inputs: [{}] },
  readPage: { node: "Page", inputs: [{ pageId: "20" }] },
  readPageToken: { node: "Page", inputs: [{ pageId: "20" }] },
  listPagePosts: { node: "Page", inputs: [{ pageId: "20", limit: 12, after: "QVFIUm" }] },
  readPagePost: { node: "PagePost", inputs: [{ postId: "20_1" }] },
  listInstagramPosts: { node: "IGUser", inputs: [{ instagramId: "17841", limit: 12 }] },
  readInstagramPost: { node: "IGMedia", inputs: [{ postId: "1795" }] },
  listPages: { node: "User", inputs: [{}] },
  linkNumber: { node: "Page", inputs: [{ pageId: "20", number: "15550783881", code: "123456" }] },
  findDataset: { node: "WhatsAppBusinessAccount", inputs: [waba] },
  ensureDataset: { node: "WhatsAppBusinessAccount", inputs: [{ ...waba, name: "Luna" }] },
  listSequences: { node: "WhatsAppBusinessAccount", inputs: [waba] },
  writeSequence: { node: "WhatsAppBusinessAccount", inputs: [{ ...waba, name: "Bread", welcome }] },
  deleteSequence: { node: "WhatsAppBusinessAccount", inputs: [{ ...waba, sequenceId: "9" }] },
  readInsights: {
    node: "AdAccount",
    inputs: [query, { ...query, level: "campaign", breakdowns: ["publisher_platform", "platform_position"] }],
  },
  beginReport: { node: "AdAccount", inputs: [query] },
  readReportState: { node: "AdReportRun", inputs: [{ reportId: "18" }] },
  readReport: { node: "AdReportRun", inputs: [{ reportId: "18" }] },
};

const verb =
  /^(create|read|list|update|delete|rename|preview|search|check|upload|find|ensure|write|begin|finish|link)[A-Z]/;
const notACall = [
  "listMarketing",
  "checkOptions",
  "createOn",
  "readOne",
  "listBelow",
  "updateOne",
  "deleteOne",
];

test("every call of the window is tried here", () => {
  const verbs = Object.keys(modules).filter(
    (name) => verb.test(name) && typeof modules[name] === "function" && !notACall.includes(name),
  );
  expect(verbs.sort()).toEqual(Object.keys(calls).sort());
});

const ask = async (name: string, input: Record<string, unknown>) => {
  graph.says({ data: [], id: "1", success: true, images: { a: { hash: "ab" } }, report_run_id: "18" });
  await (modules[name] as (input: unknown) => Promise<unknown>)({ ...onAccount, ...input });
  expect(graph.heard).toHaveLength(1);
  return graph.heard[0]!;
};

test("every call names the one version and proves whose token it is", { timeout: 60_000 }, async () => {
  for (const [name, { inputs }] of Object.entries(calls)) {
    const heard = await ask(name, inputs[0]!);
    expect({ name, url: heard.url }).toEqual({ name, url: expect.stringMatching(/^\/v26\.0\//) });
    const said = `${heard.url}${heard.body.toString("utf8")}`;
    expect({ name, isProved: said.includes("appsecret_proof") }).toEqual({ name, isProved: true });
    expect(heard.url).not.toContain("EAAtoken");
  }
});

// Meta's machine-readable description lies beside the checkout where the project is built, and is not part of it.
const facts = fileURLToPath(new URL("../../../../shared/facts/", import.meta.url));

if (existsSync(`${facts}meta-marketing-spec.json`)) {
  const description = describeMarketing(
    JSON.parse(readFileSync(`${facts}meta-marketing-spec.json`, "utf8")),
    JSON.parse(readFileSync(`${facts}meta-messaging-related-spec.json`, "utf8")),
  );

  describe("only parameters, fields and values that Meta's description knows are in", () => {
    test.each(Object.entries(calls))("%s", async (name, { node, inputs }) => {
      const problems: Problem[] = [];
      for (const input of inputs) problems.push(...description.problems(node, await ask(name, input)));
      expect(problems).toEqual([]);
    });
  });

  test("the description itself would find a parameter, a field, a nested name or a value that is wrong", () => {
    const said = (body: unknown) => ({
      method: "POST",
      url: "/v26.0/act_1/adsets",
      headers: { "content-type": "application/json" },
      body: Buffer.from(JSON.stringify(body)),
    });
    expect(description.problems("AdAccount", said({ names: "x" }))).toHaveLength(1);
    expect(description.problems("AdAccount", said({ billing_event: "VIEWS" }))).toHaveLength(1);
    expect(description.problems("AdAccount", said({ daily_budget: 1.5 }))).toHaveLength(1);
    expect(description.problems("AdAccount", said({ targeting: { geo_location: {} } }))).toHaveLength(1);
    const read = { method: "GET", url: "/v26.0/1?fields=id,spent", headers: {}, body: Buffer.alloc(0) };
    expect(description.problems("Campaign", read)).toHaveLength(1);
    const posts = { ...read, url: "/v26.0/20/published_posts?fields=id,caption" };
    expect(description.problems("Page", posts)).toHaveLength(1);
  });
}
