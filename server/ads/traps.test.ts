import { describe, expect, test } from "vitest";
import { adSetParams } from "../meta/ads/ad-set";
import { campaignParams } from "../meta/ads/campaign";
import { creativeParams } from "../meta/ads/creative";
import type { Connection } from "./connections/load-connection";
import { problemsOf } from "./drafts/problems";
import { allowedGoals, blankForm, type CampaignForm } from "./drafts/schemas";
import { creativeOf } from "./publishing/creative-spec";
import { specsOf } from "./publishing/specs";

/** What a newcomer gets wrong about ads that open a chat, as far as form and launch are concerned; the rest is in meta/ads. */
const connection: Connection = {
  ...{
    workspaceId: "",
    id: "",
    adAccountId: "1",
    name: "Luna",
    currency: "EUR",
    timeZone: "America/New_York",
  },
  ...{ pageId: "500100200", pageName: "Luna", instagramId: "17841", instagramName: "luna", datasetId: null },
  ...{ connectedBy: null, connectedAt: new Date(0), disconnectedAt: null, readAt: null, failure: null },
  ...{
    rereadAt: null,
    listedAt: null,
    reading: { hasFunding: true, lacking: [], pageNumber: "32470000000" },
  },
};
const brussels = { kind: "city" as const, key: "176294", name: "Brussels", country: "BE", radiusKm: 20 };
const whole: CampaignForm = {
  ...blankForm,
  name: "Bread",
  budget: { level: "adSet", kind: "daily", amountMicros: 15_500_000 },
  places: [brussels],
  beneficiary: "Luna SL",
  payer: "Agence Lumière",
  adPictureId: "01a205bb-b3ff-754a-846e-31cca4db5e60",
  primaryText: "Fresh",
  headline: "Ask",
  greeting: "Bonjour",
  questions: ["Levain ?"],
};

function sent(change: Partial<CampaignForm> = {}, of: Partial<Connection> = {}) {
  const [form, account] = [
    { ...whole, ...change },
    { ...connection, ...of },
  ];
  const { campaign, adSet } = specsOf(form, account);
  return {
    campaign: campaignParams(campaign),
    adSet: adSetParams(adSet) as Record<string, unknown>,
    creative: creativeParams(creativeOf(form, account, () => "hash")) as Record<string, never>,
  };
}
const problems = (change: Partial<CampaignForm>, now = new Date("2026-11-23T09:00:00Z")) =>
  problemsOf({ ...whole, ...change }, { ...connection, reading: connection.reading, now }).map(
    ({ key }) => key,
  );

describe("money", () => {
  const budget = { level: "adSet", kind: "daily", amountMicros: 15_000_000 } as const;

  test("the same amount is 1500 hundredths of a euro and 15 yen", () => {
    expect(sent({ budget }).adSet).toMatchObject({ daily_budget: 1500 });
    expect(sent({ budget }, { currency: "JPY" }).adSet).toMatchObject({ daily_budget: 15 });
  });

  test("a budget lies on one level, and what used to be optional is said on either", () => {
    const onAdSet = sent();
    expect(onAdSet.campaign).toMatchObject({ is_adset_budget_sharing_enabled: false });
    expect(onAdSet.campaign.daily_budget).toBeUndefined();
    expect(onAdSet.adSet).toMatchObject({ daily_budget: 1550, bid_strategy: "LOWEST_COST_WITHOUT_CAP" });
    const onCampaign = sent({ budget: { ...budget, level: "campaign" } });
    expect(onCampaign.campaign).toMatchObject({
      daily_budget: 1500,
      bid_strategy: "LOWEST_COST_WITHOUT_CAP",
      special_ad_categories: ["NONE"],
    });
    expect(onCampaign.adSet.daily_budget).toBeUndefined();
  });
});

describe("time", () => {
  test("a start is by the ad account's clock, whatever zone the server is in", () => {
    expect(sent({ startsAt: "2026-12-01T09:00" }).adSet.start_time).toBe("2026-12-01T14:00:00+0000");
  });

  test("one that has passed there is refused before Meta would take it silently", () => {
    expect(problems({ startsAt: "2026-11-23T03:59" })).toEqual(["startInPast"]);
    expect(problems({ startsAt: "2026-11-23T04:30" })).toEqual([]);
  });

  test("hours of the week go with a budget for the whole run only", () => {
    expect(problems({ hasHours: true, hours: [33] })).toEqual(["hoursNeedLifetime"]);
  });
});

describe("the number", () => {
  test("is the Page's own unless one was chosen, and never one of our list by itself", () => {
    expect(sent().adSet.promoted_object).toEqual({ page_id: "500100200" });
    expect(sent({ whatsappNumber: "32471111111" }).adSet.promoted_object).toEqual({
      page_id: "500100200",
      whatsapp_phone_number: "32471111111",
    });
  });
});

describe("the creative", () => {
  test("of WhatsApp alone has no link in its button, no feed, no enhancements, and greets in its own words", () => {
    const { creative } = sent();
    expect(creative).toMatchObject({
      object_story_spec: {
        instagram_user_id: "17841",
        link_data: { call_to_action: { type: "WHATSAPP_MESSAGE", value: { app_destination: "WHATSAPP" } } },
      },
    });
    expect(JSON.stringify(creative)).toContain("Bonjour");
    expect(Object.keys(creative)).not.toContain("asset_feed_spec");
    expect(JSON.stringify(creative)).not.toMatch(/wa\.me|enhancements|instagram_actor_id/);
  });

  test("of several apps names the same apps as its ad set, Instagram's button among them", () => {
    const { adSet, creative } = sent({ destination: "MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP" });
    expect(adSet.destination_type).toBe("MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP");
    const feed = creative.asset_feed_spec as unknown as { call_to_actions: { type: string }[] };
    expect(feed.call_to_actions.map(({ type }) => type)).toEqual([
      "INSTAGRAM_MESSAGE",
      "MESSAGE_PAGE",
      "WHATSAPP_MESSAGE",
    ]);
  });

  test("with a kept greeting names it, and says none of its own beside it", () => {
    const { creative } = sent({ opening: "sequence", sequenceId: "9" });
    expect(creative).toMatchObject({
      asset_feed_spec: { additional_data: { partner_app_welcome_message_flow_id: "9" } },
    });
    expect(JSON.stringify(creative)).not.toContain("page_welcome_message");
  });
});

describe("the law", () => {
  test("an ad in the European Union names both, neither copied from the other", () => {
    expect(sent().adSet).toMatchObject({ dsa_beneficiary: "Luna SL", dsa_payor: "Agence Lumière" });
    expect(problems({ payer: "" })).toEqual(["payerNeeded"]);
  });

  test("verified identities go where a country asks for them, and nowhere else", () => {
    const declarations = [{ category: "BRAZIL_REGULATION" as const, beneficiaryId: "7", payerId: "8" }];
    const brazil = { kind: "country" as const, key: "BR", name: "Brazil", country: "BR" };
    expect(problems({ places: [brazil] })).toEqual(["declarationNeeded"]);
    expect(sent({ places: [brazil], declarations }).adSet).toMatchObject({
      regional_regulated_categories: ["BRAZIL_REGULATION"],
      regional_regulation_identities: { universal_beneficiary: "7", universal_payer: "8" },
    });
    expect(sent({ declarations }).adSet).not.toHaveProperty("regional_regulated_categories");
  });

  test("a special category names the countries it is for, and keeps to its audience", () => {
    const { campaign, adSet } = sent({ category: "HOUSING" });
    expect(campaign).toMatchObject({
      special_ad_categories: ["HOUSING"],
      special_ad_category_country: ["BE"],
    });
    expect(adSet).toMatchObject({ targeting: { targeting_automation: { advantage_audience: 0 } } });
  });
});

describe("where Meta's sources differ", () => {
  test("its guide says which goals are offered, and its check decides about each", () => {
    expect(allowedGoals({ objective: "OUTCOME_LEADS", destination: "WHATSAPP" })).toEqual(["CONVERSATIONS"]);
    expect(allowedGoals({ objective: "OUTCOME_SALES", destination: "WHATSAPP" })).toContain("REACH");
  });

  test("how long after a click a conversion counts is left to Meta, whose documents and screens differ", () => {
    expect(sent().adSet).not.toHaveProperty("attribution_spec");
  });
});
