import { afterAll, describe, expect, test } from "vitest";
import { startGraph } from "../testing";
import { adSetSpec, audience, campaignSpec, creativeSpec, onAccount } from "./testing";

const graph = await startGraph();
const { createCampaign } = await import("./campaign");
const { createAdSet, readAdSet, updateAdSet } = await import("./ad-set");
const { createCreative } = await import("./creative");
const { createAd, readAd } = await import("./ad");
const { readInsights, isTooLarge, readReportState } = await import("./insights");
const { goalsFor } = await import("./objectives");
const { microsOfMinor, microsOfSpend, minorOf, offsetOf } = await import("./money");
const { previewCreative } = await import("./preview");
afterAll(graph.close);

const said = () => JSON.parse(graph.heard[0]!.body.toString());
const query = { level: "ad", since: "2026-11-01", until: "2026-11-23", breakdowns: [] } as const;

describe("money", () => {
  test("a budget is in smallest units, of which eleven currencies have none", () => {
    expect(minorOf(15_000_000n, "EUR")).toBe(1500);
    expect(minorOf(15_000_000n, "JPY")).toBe(15);
    expect(minorOf(1_500_000n, "JPY")).toBeUndefined();
    expect(minorOf(5_000n, "EUR")).toBeUndefined();
    expect(microsOfMinor(1500, "EUR")).toBe(15_000_000n);
    // Not by ISO, which gives these a hundredth.
    for (const currency of ["HUF", "COP", "IDR", "TWD", "CRC"]) expect(offsetOf(currency)).toBe(1);
  });

  test("spend is in whole units of the currency, also where it has no smaller one", () => {
    expect(microsOfSpend("5339.5")).toBe(5_339_500_000n);
    expect(microsOfSpend("0")).toBe(0n);
    expect(microsOfSpend("1e3")).toBeUndefined();
  });
});

describe("what used to be optional is said", () => {
  test("a campaign without a budget says whether its ad sets share theirs, and never names a strategy", async () => {
    graph.says({ id: "1" });
    await createCampaign({ ...onAccount, spec: campaignSpec });
    expect(said()).toMatchObject({
      status: "PAUSED",
      special_ad_categories: ["NONE"],
      is_adset_budget_sharing_enabled: false,
    });
    expect(said()).not.toHaveProperty("bid_strategy");
  });

  test("a campaign with a budget names its strategy, so that no bid cap is meant", async () => {
    graph.says({ id: "1" });
    const budget = { kind: "daily", amount: 900, bidStrategy: "LOWEST_COST_WITHOUT_CAP" } as const;
    await createCampaign({ ...onAccount, spec: { ...campaignSpec, budget } });
    expect(said()).toMatchObject({ daily_budget: 900, bid_strategy: "LOWEST_COST_WITHOUT_CAP" });
    expect(said()).not.toHaveProperty("is_adset_budget_sharing_enabled");
  });

  test("an ad set says whether Meta may go beyond its audience, and its budget has a strategy", async () => {
    for (const isAdvantage of [false, true]) {
      graph.says({ id: "1" });
      await createAdSet({ ...onAccount, spec: { ...adSetSpec, audience: { ...audience, isAdvantage } } });
      expect(said()).toMatchObject({
        status: "PAUSED",
        bid_strategy: "LOWEST_COST_WITHOUT_CAP",
        targeting: { age_min: 25, targeting_automation: { advantage_audience: isAdvantage ? 1 : 0 } },
      });
      expect(said().targeting.geo_locations).not.toHaveProperty("location_types");
      expect("age_max" in said().targeting).toBe(!isAdvantage);
    }
  });

  test("an ad set under a campaign's budget has neither budget nor strategy", async () => {
    graph.says({ id: "1" });
    await createAdSet({ ...onAccount, spec: { ...adSetSpec, budget: undefined } });
    expect(Object.keys(said()).filter((key) => /budget|bid/.test(key))).toEqual([]);
  });
});

describe("time", () => {
  test("a start that has passed is refused before Meta would take it and spend at once", async () => {
    graph.says({ id: "1" });
    const startAt = new Date(Date.now() - 3_600_000);
    const result = await createAdSet({ ...onAccount, spec: { ...adSetSpec, startAt } });
    expect(result).toMatchObject({ ok: false, error: { outcome: "refused", blamed: ["start_time"] } });
    expect(graph.heard).toEqual([]);
  });

  test("a start names its offset, and what Meta made of it is read back", async () => {
    graph.says({ id: "1" });
    const startAt = new Date("2099-03-01T08:00:00+02:00");
    await createAdSet({ ...onAccount, spec: { ...adSetSpec, startAt } });
    expect(said().start_time).toBe("2099-03-01T06:00:00+0000");
    graph.says({ id: "1", start_time: "2099-03-01T08:00:00+0200", effective_status: "ACTIVE" });
    expect(await readAdSet({ ...onAccount, adSetId: "1" })).toMatchObject({ value: { startAt } });
  });

  test("an end can be taken away", async () => {
    graph.says({ success: true });
    await updateAdSet({ ...onAccount, adSetId: "1", change: { endAt: "never" } });
    expect(said()).toMatchObject({ end_time: 0 });
  });
});

describe("the creative", () => {
  const create = async (more: Partial<typeof creativeSpec>) => {
    graph.says({ id: "1" });
    await createCreative({ ...onAccount, spec: { ...creativeSpec, ...more } });
    return said();
  };

  test("to WhatsApp alone has no link in its button, no asset feed and no enhancements", async () => {
    const creative = await create({});
    expect(creative.object_story_spec.link_data).toMatchObject({
      link: "https://api.whatsapp.com/send",
      call_to_action: { type: "WHATSAPP_MESSAGE", value: { app_destination: "WHATSAPP" } },
    });
    expect(creative.object_story_spec.link_data.call_to_action.value).not.toHaveProperty("link");
    expect(creative).not.toHaveProperty("asset_feed_spec");
    expect(creative).not.toHaveProperty("degrees_of_freedom_spec");
  });

  test("of one video goes through no asset feed and has a still image, but no description", async () => {
    const creative = await create({
      content: { kind: "video", videoId: "7", thumbnailHash: "ab", text: "Bread", headline: "Luna" },
    });
    expect(creative.object_story_spec.video_data).toMatchObject({
      video_id: "7",
      image_hash: "ab",
      title: "Luna",
    });
    expect(creative).not.toHaveProperty("asset_feed_spec");
  });

  test("with several cards keeps their order where Meta allows it, and has no link in any button", async () => {
    const carousel = (count: number) => ({
      kind: "carousel" as const,
      text: "Bread",
      cards: Array.from({ length: count }, (_, at) => ({ imageHash: "ab", headline: `Loaf ${at}` })),
    });
    const { link_data } = (await create({ content: carousel(5) })).object_story_spec;
    expect(link_data).toMatchObject({ multi_share_optimized: false, multi_share_end_card: false });
    for (const { call_to_action, link } of link_data.child_attachments) {
      expect(link).toBe("https://api.whatsapp.com/send");
      expect(call_to_action.value).toEqual({ app_destination: "WHATSAPP" });
    }
    // More than five cards are taken only when Meta may order them.
    const more = await create({ content: carousel(6) });
    expect(more.object_story_spec.link_data.multi_share_optimized).toBe(true);
  });

  test("of a post has a link in its button on Instagram only, and its greeting beside it", async () => {
    const page = await create({ content: { kind: "facebook_post", postId: "2_1" } });
    expect(page).toMatchObject({ object_story_id: "2_1", page_welcome_message: expect.any(String) });
    expect(page.call_to_action.value).not.toHaveProperty("link");
    const instagram = await create({ content: { kind: "instagram_post", mediaId: "17" } });
    expect(instagram).toMatchObject({
      ...{ source_instagram_media_id: "17", object_id: creativeSpec.pageId },
      call_to_action: { value: { link: "https://api.whatsapp.com/send" } },
    });
    expect(instagram).not.toHaveProperty("object_story_spec");
  });

  test("to several apps names each of them with its link", async () => {
    const creative = await create({ destination: "MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP" });
    const { call_to_actions, optimization_type } = creative.asset_feed_spec;
    expect(optimization_type).toBe("DOF_MESSAGING_DESTINATION");
    expect(call_to_actions.map((one: { type: string }) => one.type)).toEqual([
      "INSTAGRAM_MESSAGE",
      "MESSAGE_PAGE",
      "WHATSAPP_MESSAGE",
    ]);
    for (const { value } of call_to_actions) expect(value.link).toMatch(/^https:/);
  });

  test("always greets in its own words, as JSON in a string", async () => {
    const { page_welcome_message } = (await create({})).object_story_spec.link_data;
    expect(JSON.parse(page_welcome_message)).toMatchObject({
      type: "VISUAL_EDITOR",
      version: 2,
      text_format: {
        customer_action_type: "ice_breakers",
        message: { ice_breakers: [{ title: "Do you have sourdough?" }, { title: "When do you open?" }] },
      },
    });
    const welcome = { kind: "prefilled", greeting: "Bonjour", prefilled: "Une question" } as const;
    const other = (await create({ welcome })).object_story_spec.link_data;
    expect(JSON.parse(other.page_welcome_message).text_format).toMatchObject({
      customer_action_type: "autofill_message",
      message: { text: "Bonjour", autofill_message: { content: "Une question" } },
    });
  });

  test("is drawn at an address of its own, and none of Meta's markup is kept", async () => {
    const page = "https://www.facebook.com/ads/api/preview_iframe.php?d=a&amp;t=b";
    const read = () => previewCreative({ ...onAccount, spec: creativeSpec, format: "MOBILE_FEED_STANDARD" });
    graph.says({ data: [{ body: `<iframe src="${page}" width="335"></iframe><script>1</script>` }] });
    expect(await read()).toMatchObject({
      value: "https://www.facebook.com/ads/api/preview_iframe.php?d=a&t=b",
    });
    for (const address of [
      "javascript:alert(1)",
      "https://www.facebook.com.example.org/x",
      "https://facebook.example/x",
      "http://www.facebook.com/x",
      "//www.facebook.com:444/x",
    ]) {
      graph.says({ data: [{ body: `<iframe src="${address}"></iframe>` }] });
      expect(await read(), address).toMatchObject({ ok: true, value: undefined });
    }
  });
});

test("a 200 is not live: review, reasons and issues are read, and a status we do not know is none of ours", async () => {
  graph.says({ id: "1" });
  await createAd({ ...onAccount, spec: { name: "Bread", adSetId: "2", creativeId: "3" } });
  expect(said()).toMatchObject({ status: "PAUSED", creative: { creative_id: "3" } });
  graph.says({
    id: "1",
    configured_status: "ACTIVE",
    effective_status: "DISAPPROVED",
    ad_review_feedback: {
      global: { "Personal attributes": "Speaks of the reader." },
      placement_specific: { instagram: { "Low quality": "Blurred." } },
    },
    issues_info: [{ level: "AD", error_code: 1815869, error_summary: "Rejected" }],
  });
  expect(await readAd({ ...onAccount, adId: "1" })).toMatchObject({
    value: {
      status: "ACTIVE",
      effectiveStatus: "DISAPPROVED",
      refusals: [
        { policy: "Personal attributes", reason: "Speaks of the reader." },
        { policy: "Low quality", reason: "Blurred.", placement: "instagram" },
      ],
      issues: [{ level: "AD", code: 1815869, summary: "Rejected" }],
    },
  });
  graph.says({ id: "1", effective_status: "NEW_AT_META" });
  expect(await readAd({ ...onAccount, adId: "1" })).toMatchObject({ value: { effectiveStatus: "UNKNOWN" } });
});

describe("insights", () => {
  test("each kind of action is read by itself and none are added up; what is absent is nought", async () => {
    const action = (name: string, value: string) => ({ action_type: `onsite_conversion.${name}`, value });
    graph.says({
      data: [
        {
          date_start: "2026-11-22",
          date_stop: "2026-11-22",
          ad_id: "1",
          spend: "12.3",
          impressions: "1000",
          actions: [
            action("messaging_conversation_started_7d", "4"),
            action("total_messaging_connection", "6"),
            { action_type: "purchase", value: "2" },
            { action_type: "omni_purchase", value: "2" },
          ],
        },
        { date_start: "2026-11-23", date_stop: "2026-11-23", ad_id: "1" },
      ],
    });
    expect(await readInsights({ ...onAccount, ...query, breakdowns: [] })).toMatchObject({
      value: [
        { day: "2026-11-22", spendMicros: 12_300_000n, conversations: 4, contacts: 6, firstReplies: 0 },
        { day: "2026-11-23", spendMicros: 0n, conversations: 0 },
      ],
    });
    // Windows that return nothing without an error are never asked for.
    expect(graph.heard[0]!.url).not.toMatch(/action_attribution_windows|_view/);
  });

  test("too much is told apart, and a report is ready only by its status and its percentage together", async () => {
    graph.says({ error: { message: "Too much", code: 100, error_subcode: 1487534 } }, 400);
    expect(isTooLarge(await readInsights({ ...onAccount, ...query, breakdowns: [] }))).toBe(true);
    const state = async (body: unknown) => {
      graph.says(body);
      return readReportState({ ...onAccount, reportId: "1" });
    };
    expect(await state({ async_status: "Job Completed", async_percent_completion: 99 })).toMatchObject({
      value: { kind: "running" },
    });
    expect(await state({ async_status: "Job Completed", async_percent_completion: 100 })).toMatchObject({
      value: { kind: "ready" },
    });
    expect(await state({ async_status: "Job Failed", error_user_msg: "Try later" })).toMatchObject({
      value: { kind: "failed", reason: "Try later" },
    });
  });
});

test("where Meta's tables differ, a goal is offered and not called certain", () => {
  const certain = goalsFor("OUTCOME_TRAFFIC", "WHATSAPP").filter(({ isCertain }) => isCertain);
  expect(certain.map(({ goal }) => goal)).toEqual(["LINK_CLICKS", "IMPRESSIONS", "REACH"]);
  expect(goalsFor("OUTCOME_LEADS", "WHATSAPP")).toEqual([{ goal: "CONVERSATIONS", isCertain: false }]);
  expect(goalsFor("OUTCOME_LEADS", "MESSAGING_MESSENGER_WHATSAPP")).toEqual([]);
});
