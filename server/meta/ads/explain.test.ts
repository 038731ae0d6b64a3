import { afterAll, describe, expect, test } from "vitest";
import { startGraph } from "../testing";
import { onAccount } from "./testing";

const graph = await startGraph();
const { callGraph } = await import("../client");
const { z } = await import("zod");
const { readAdAccount } = await import("./account");
const { readCampaign } = await import("./campaign");
const { adsOrThrow, explainAds, nextStep } = await import("./explain");
afterAll(graph.close);

const refusal = (code: number, subcode?: number, more = {}) => ({
  outcome: "refused" as const,
  code,
  subcode,
  message: "",
  isTransient: false,
  ...more,
});

describe("what a refusal means", () => {
  test.each([
    [190, 463, "adsConnectionExpired", "reconnect"],
    [190, undefined, "adsConnectionExpired", "reconnect"],
    // The token still holds: nobody is asked to connect again.
    [190, 459, "adsConfirmAccount", "settings"],
    [294, undefined, "adsManagementMissing", "reconnect"],
    [272, undefined, "adsPermissionMissing", "settings"],
    [222, undefined, "adsVideoRefused", "fix"],
    [368, undefined, "adsBlocked", "stop"],
    [17, 2446079, "adsMustWait", "wait"],
    [80004, undefined, "adsMustWait", "wait"],
    [613, 1487632, "adsBudgetChangedOften", "wait"],
    [100, 1487246, "adsNumberNotLinked", "fix"],
    [100, 33, "adsNotShared", "settings"],
    [2635, undefined, "adsVersionEnded", "operator"],
    [100, 4834011, "adsOurMistake", "report"],
    [999_999, undefined, "adsUnknownReason", "stop"],
  ])("%s/%s is %s", (code, subcode, key, remedy) => {
    expect(explainAds(refusal(code, subcode))).toMatchObject({ key, remedy });
  });

  test("a blamed parameter names the field of the draft, whatever the sentence", () => {
    const blamed = ["optimization_goal"];
    expect(explainAds(refusal(100, 2490408, { blamed }))).toMatchObject({
      key: "adsGoalNotAllowed",
      field: "goal",
    });
    expect(explainAds(refusal(100, undefined, { blamed: ["targeting.age_min"] }))).toMatchObject({
      key: "adsFieldRefused",
      field: "ageMin",
    });
    expect(explainAds(refusal(100, undefined, { blamed: ["targeting.facebook_positions"] }))).toMatchObject({
      field: "placements",
    });
  });

  test("a number that stands for two things is told apart by what Meta blames, and else by Meta's own words", () => {
    const of = (blamed: string[]) => explainAds(refusal(100, 2238055, { blamed, details: "Zu niedrig" }));
    expect(of(["daily_budget"])).toMatchObject({ key: "adsBudgetTooLow", metaSays: "Zu niedrig" });
    expect(of(["instagram_user_id"])).toMatchObject({ key: "adsInstagramUnusable" });
    expect(of([])).toMatchObject({ key: "adsBudgetOrInstagram", metaSays: "Zu niedrig" });
  });

  test("what Meta blames is read from JSON and from JSON in a string, with its own words", async () => {
    const error_data = { blame_field_specs: [["targeting", "geo_locations"]] };
    for (const data of [error_data, JSON.stringify(error_data)]) {
      const error = {
        message: "x",
        code: 100,
        error_user_title: "Lieu",
        error_user_msg: "Manque",
        error_data: data,
      };
      graph.says({ error }, 400);
      const result = await readCampaign({ ...onAccount, campaignId: "1" });
      expect(result).toMatchObject({
        error: { blamed: ["targeting.geo_locations"], title: "Lieu", details: "Manque" },
      });
      expect(() => adsOrThrow(result)).toThrow(
        expect.objectContaining({ code: "INVALID", key: "adsFieldRefused", field: "places" }),
      );
    }
  });
});

describe("after a failed write", () => {
  test("what may have happened is looked for before it is sent again", () => {
    const error = { ...refusal(2), outcome: "unknown" as const, code: undefined };
    expect(nextStep(error, 1)).toEqual({ kind: "look", afterMs: 5000 });
  });

  test("limits wait as long as Meta asks, faults of Meta's are tried again, and all else stops", () => {
    expect(nextStep(refusal(17, 2446079, { retryAfterMs: 420_000 }), 1)).toEqual({
      kind: "again",
      afterMs: 420_000,
    });
    expect(nextStep(refusal(2), 2)).toEqual({ kind: "again", afterMs: 15_000 });
    expect(nextStep(refusal(100, 1487246), 1)).toEqual({ kind: "stop" });
    expect(nextStep(refusal(190, 459), 1)).toEqual({ kind: "stop" });
    expect(nextStep(refusal(2), 99)).toEqual({ kind: "stop" });
  });
});

describe("Meta's limits", () => {
  const usage = (percent: number) => ({
    "x-ad-account-usage": JSON.stringify({
      acc_id_util_pct: percent,
      reset_time_duration: 300,
      ads_api_access_tier: "development_access",
    }),
  });
  const campaign = { id: "1", effective_status: "PAUSED" };

  test("come back with every answer, to be heeded before they are reached", async () => {
    graph.says(campaign, 200, usage(62));
    expect(await readCampaign({ ...onAccount, campaignId: "1" })).toMatchObject({
      usage: { percent: 62, adsTier: "development_access" },
    });
  });

  test("hold back the ad account that used them up, and neither another one nor a message", async () => {
    const full = { accountId: "77", token: "EAAfull" };
    graph.says({ error: { message: "Too many calls", code: 17, error_subcode: 2446079 } }, 400, usage(100));
    const first = await readCampaign({ ...full, campaignId: "1" });
    expect(first).toMatchObject({ error: { code: 17, retryAfterMs: 300_000 } });

    graph.says(campaign);
    const second = await readCampaign({ ...full, campaignId: "1" });
    expect(second).toMatchObject({ ok: false, error: { outcome: "refused" } });
    expect(graph.heard).toEqual([]);
    expect(nextStep((second as { error: Parameters<typeof nextStep>[0] }).error, 1)).toMatchObject({
      kind: "again",
    });
    expect(await readCampaign({ ...full, accountId: "78", campaignId: "1" })).toMatchObject({ ok: true });
    const message = { method: "POST", path: "1/messages", token: full.token, answer: z.object({}) } as const;
    expect(await callGraph(message)).toMatchObject({ ok: true });
    graph.says({ account_id: "78", currency: "EUR" });
    expect(await readAdAccount({ accountId: "78", token: full.token })).toMatchObject({ ok: true });
  });
});
