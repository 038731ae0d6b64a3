import { describe, expect, test } from "vitest";
import { adFailures } from "./errors";
import { account, adSet, campaign, startAds } from "./testing";

describe("Meta's rules", () => {
  test("a check writes nothing, and a whole draft can be checked before any of it is there", async () => {
    const desk = await startAds();
    const validate = { execution_options: ["validate_only"] };
    expect((await desk.post(`${account}/campaigns`, { ...campaign, ...validate })).body).toEqual({
      success: true,
    });
    const whole = { name: "x", adset_spec: { ...adSet, campaign_spec: campaign }, creative: desk.creative() };
    expect((await desk.post(`${account}/ads`, { ...whole, ...validate })).body).toEqual({ success: true });
    expect((await desk.graph(`${account}/campaigns`)).body.data).toEqual([]);
  });

  test("what Meta refuses is refused with its subcode and what is to blame", {
    timeout: 60_000,
  }, async () => {
    const desk = await startAds();
    const { campaignId, adSetId, creativeId } = await desk.launch();
    const set = (change: object) => ({ ...adSet, campaign_id: campaignId, ...change });
    const aimed = (targeting: object) => set({ targeting: { ...adSet.targeting, ...targeting } });
    const story = desk.creative().object_story_spec;
    const linked = {
      type: "WHATSAPP_MESSAGE",
      value: { app_destination: "WHATSAPP", link: "https://wa.me/1" },
    };
    const cases: [subcode: number, path: string, body: unknown][] = [
      [4834011, "campaigns", { ...campaign, is_adset_budget_sharing_enabled: undefined }],
      [
        1815857,
        "campaigns",
        { ...campaign, daily_budget: 2000, bid_strategy: undefined, bid_amount: undefined },
      ],
      [2708008, "campaigns", { ...campaign, special_ad_categories: ["ISSUES_ELECTIONS_POLITICS"] }],
      [2490408, "adsets", set({ optimization_goal: "REACH" })],
      [2446509, "adsets", set({ destination_type: "WEBSITE" })],
      [1885272, "adsets", set({ daily_budget: 499 })],
      [1815857, "adsets", set({ bid_strategy: undefined })],
      [1487033, "adsets", set({ end_time: "2020-01-01T00:00:00+0000" })],
      [1885364, "adsets", aimed({ geo_locations: {} })],
      [1870227, "adsets", aimed({ targeting_automation: undefined })],
      [1870199, "adsets", aimed({ geo_locations: { countries: ["BE"], location_types: ["home"] } })],
      [3858064, "adsets", aimed({ geo_locations: { countries: ["TH"] }, age_min: 18 })],
      [1870165, "adsets", aimed({ age_min: 16 })],
      [2490562, "adsets", aimed({ facebook_positions: ["video_feeds"] })],
      [1815508, "adsets", aimed({ instagram_positions: ["search"] })],
      [1487694, "adsets", aimed({ flexible_spec: [{ interests: [{ id: "1" }] }] })],
      [3858079, "adsets", set({ dsa_payor: undefined })],
      [2446886, "adsets", set({ promoted_object: { page_id: "104880000000002" } })],
      [
        1487246,
        "adsets",
        set({ promoted_object: { page_id: "104880000000001", whatsapp_phone_number: "15550783882" } }),
      ],
      [
        1815630,
        "adcreatives",
        { object_story_spec: { ...story, link_data: { ...story.link_data, call_to_action: linked } } },
      ],
      [
        3858504,
        "adcreatives",
        {
          ...desk.creative(),
          degrees_of_freedom_spec: { creative_features_spec: { standard_enhancements: {} } },
        },
      ],
      [
        1443226,
        "adcreatives",
        { object_story_spec: { page_id: story.page_id, video_data: { video_id: "1" } } },
      ],
    ];
    for (const [subcode, path, body] of cases) {
      const told = await desk.refusal(`${account}/${path}`, body);
      expect({ asked: subcode, ...told }).toMatchObject({ asked: subcode, status: 400, subcode });
    }
    expect(await desk.refusal(adSetId, { optimization_goal: "REACH" })).toMatchObject({ subcode: 3260011 });
    expect(await desk.refusal(creativeId, { object_story_spec: story })).toMatchObject({ subcode: 1815573 });
    const twice = { ...campaign, daily_budget: 2000, bid_strategy: "LOWEST_COST_WITHOUT_CAP" };
    const { id } = (await desk.post(`${account}/campaigns`, twice)).body;
    expect(await desk.refusal(`${account}/adsets`, set({ campaign_id: id }))).toMatchObject({
      subcode: 1885621,
    });
    for (let times = 0; times < 4; times++) await desk.post(adSetId, { daily_budget: 1600 + times });
    expect(await desk.refusal(adSetId, { daily_budget: 1700 })).toMatchObject({
      code: 613,
      subcode: 1487632,
    });
  });

  test("every other refusal can be had from the desk, for one edge as well", {
    timeout: 60_000,
  }, async () => {
    const desk = await startAds();
    for (const code of adFailures) {
      await desk.control("controls", { failNextAd: { count: 1, code, on: "campaigns" } });
      expect((await desk.graph(`${account}/adimages`)).status).toBe(200);
      const { body } = await desk.post(`${account}/campaigns`, campaign);
      expect([body.error.code, body.error.error_subcode]).toContain(code);
    }
    expect((await desk.post(`${account}/campaigns`, campaign)).status).toBe(200);
  });

  test("an answer can be lost after the campaign was made", async () => {
    const desk = await startAds();
    await desk.control("controls", { loseAdAnswers: 1 });
    await expect(desk.post(`${account}/campaigns`, campaign)).rejects.toThrow();
    expect((await desk.graph(`${account}/campaigns?fields=name`)).body.data).toMatchObject([
      { name: "Autumn bread" },
    ]);
  });

  test("the limited tier is used up by four launches, and says for how long", async () => {
    const desk = await startAds();
    await desk.control("ads/account", { id: account.slice(4), tier: "limited" });
    const init = {
      method: "POST",
      headers: { authorization: desk.token, "content-type": "application/json" },
    };
    const ask = () =>
      fetch(`${desk.url()}/v26.0/${account}/campaigns`, { ...init, body: JSON.stringify(campaign) });
    let answer = await ask();
    for (let calls = 1; answer.ok && calls < 40; calls++) answer = await ask();
    expect(await answer.json()).toMatchObject({ error: { code: 17, error_subcode: 2446079 } });
    expect(JSON.parse(answer.headers.get("x-ad-account-usage") ?? "")).toEqual({
      acc_id_util_pct: 100,
      reset_time_duration: 300,
      ads_api_access_tier: "development_access",
    });
    desk.passHours(1);
    expect((await ask()).status).toBe(200);
  });

  test("a token without the right to manage ads may look and not write; without any it may not look", async () => {
    const desk = await startAds();
    const { id } = (await desk.control("business/tokens", { permissions: ["ads_read"] })).body;
    const headers = { authorization: `Bearer ${id}`, "content-type": "application/json" };
    const path = `/v26.0/${account}/campaigns`;
    expect((await desk.request(path, { headers })).status).toBe(200);
    const written = await desk.request(path, { method: "POST", headers, body: JSON.stringify(campaign) });
    expect(written.body.error.code).toBe(294);
    await desk.control("business/token", { id, permissions: [] });
    expect((await desk.request(path, { headers })).body.error.code).toBe(200);
  });
});

test("a picture is cut in the shapes that Meta has, and in no other", async () => {
  const desk = await startAds();
  const cut = (image_crops: Record<string, number[][]>) => {
    const creative = desk.creative();
    const { link_data } = creative.object_story_spec;
    const story = { ...creative.object_story_spec, link_data: { ...link_data, image_crops } };
    return desk.post(`${account}/adcreatives`, { ...creative, object_story_spec: story });
  };
  const upright = [
    [10, 0],
    [290, 350],
  ];
  expect((await cut({ "400x500": upright })).status).toBe(200);
  expect((await cut({ "100x100": upright })).status).toBe(400);
  expect((await cut({ "191x100": upright })).status).toBe(400);
});
