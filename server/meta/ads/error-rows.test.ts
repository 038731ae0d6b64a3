import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { startGraph } from "../testing";
import type { DraftField } from "./draft-field";
import type { Remedy } from "./refusals";
import { startSandboxProcess } from "./testing-sandbox";

const token = "EAAtoken-of-the-error-rows";
const account = "880000000000001";
const pageId = "104880000000001";

const graph = await startGraph();
const sandbox = await startSandboxProcess(token);
process.env.META_GRAPH_URL = sandbox.url;
const { callMarketing, created } = await import("./call");
const { explainAds, nextStep } = await import("./explain");
afterAll(async () => {
  sandbox.close();
  await graph.close();
});

const catalogues = ["en", "fr", "nl"].map(
  (locale) =>
    JSON.parse(readFileSync(new URL(`../../../app/_i18n/messages/${locale}.json`, import.meta.url), "utf8"))
      .errors as Record<string, string>,
);

type Next = "again" | "look" | "stop";
type Row = [codes: string, key: string, remedy: Remedy, next: Next, field?: DraftField];

/** Every error worth handling: how Meta numbers it, what it is called here, what helps, what happens next, and its field. */
const rows: Row[] = [
  ["190 458 460 463 464 467", "adsConnectionExpired", "reconnect", "stop"],
  ["459", "adsConfirmAccount", "settings", "stop"],
  ["102 104", "adsAppNotRecognised", "operator", "stop"],
  ["10 200 272", "adsPermissionMissing", "settings", "stop"],
  ["294", "adsManagementMissing", "reconnect", "stop"],
  ["33", "adsNotShared", "settings", "stop"],
  ["368", "adsBlocked", "stop", "stop"],
  ["1404163 1404078 2859015 3910001", "adsRestricted", "stop", "stop"],
  [
    "4 17 32 341 613 2446079 1487742 5044001 1504022 1504039 80000 80001 80002 80003 80004 80005 80006 80007 80008 80009 80010 80011 80012 80013 80014",
    "adsMustWait",
    "wait",
    "again",
  ],
  ["1487632", "adsBudgetChangedOften", "wait", "again", "budget"],
  ["1885172", "adsSpendLimitChangedOften", "wait", "again"],
  ["1487225", "adsTooManyForSpend", "wait", "again"],
  ["1 2", "metaHasTrouble", "again", "again"],
  ["2635", "adsVersionEnded", "operator", "stop"],
  ["3018", "adsTooFarBack", "fix", "stop"],
  ["1487246", "adsNumberNotLinked", "fix", "stop", "whatsappNumber"],
  ["2446885 2446886", "adsNumberNotLinked", "fix", "stop", "whatsappNumber"],
  ["2446880", "adsNumberDisconnected", "settings", "stop", "whatsappNumber"],
  ["2446509", "adsOurMistake", "report", "stop", "destination"],
  ["2490408", "adsGoalNotAllowed", "fix", "stop", "goal"],
  ["1885621", "adsBudgetTwice", "fix", "stop", "budget"],
  ["4834011 1870227", "adsOurMistake", "report", "stop"],
  ["1815857", "adsBidMissing", "fix", "stop", "bid"],
  ["1885272 1885650 1487901 2446307", "adsBudgetTooLow", "fix", "stop", "budget"],
  ["2238055", "adsBudgetOrInstagram", "fix", "stop"],
  ["1487033 1487007", "adsEndPassed", "fix", "stop", "endAt"],
  ["1487694 2446394 1870088", "adsDetailGone", "fix", "stop", "details"],
  ["1885364", "adsPlaceMissing", "fix", "stop", "places"],
  ["1815508 2490562", "adsPlacementGone", "fix", "stop", "placements"],
  ["1870165 3858064", "adsTooYoung", "fix", "stop", "ageMin"],
  ["1870034 1870090 1870092", "adsTermsNotAccepted", "settings", "stop"],
  ["246003 246004 2460003 2460004", "adsAudienceFlagged", "fix", "stop", "customAudiences"],
  ["3858079 3858081 3858152", "adsDsaMissing", "fix", "stop", "dsa"],
  ["3858634 3858636", "adsVerificationMissing", "settings", "stop", "regional"],
  ["1815573", "adsContentFixed", "renew", "stop", "content"],
  ["3858504 3858082 1885998 1885553", "adsOurMistake", "report", "stop"],
  ["1815630", "adsOurMistake", "report", "stop", "content"],
  ["1885392", "adsOurMistake", "report", "stop"],
  ["1443048 1443226 2061015 1487390", "adsContentRefused", "report", "stop", "content"],
  ["1815199 2446149", "adsInstagramUnusable", "fix", "stop", "instagramUserId"],
  ["3858258", "adsImageUnreachable", "fix", "stop", "content"],
  ["1885183", "adsAppInDevelopment", "operator", "stop"],
  ["2490427 2490468", "adsRejected", "renew", "stop", "content"],
  ["1487566 1487056 1885088", "adsDeleted", "renew", "stop"],
  ["3260011", "adsGoalFixed", "renew", "stop", "goal"],
  ["2708008", "adsPolitics", "stop", "stop", "specialCategories"],
  ["2909034", "adsCategoryElsewhere", "fix", "stop", "specialCategories"],
  ["2641", "adsPlaceRestricted", "fix", "stop", "places"],
  ["1487534", "adsReportTooLarge", "fix", "stop"],
  ["351 352 382 389 6000 6001 222", "adsVideoRefused", "fix", "stop", "content"],
  ["2606", "adsNoPreview", "again", "again"],
];

const cases = rows.flatMap(([codes, key, remedy, next, field]) =>
  codes.split(" ").map((code) => ({ code: Number(code), key, remedy, next, field })),
);

const setControls = (controls: object) =>
  fetch(`${sandbox.url}/control/controls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(controls),
  });

let asked = 0;
/** What Meta is asked for, on an allowance of its own: a limit that was reached holds nobody else back. */
const ask = (path: string, params: Record<string, unknown>, asWhom = token) =>
  callMarketing({
    ...{ method: "POST", path: `act_${account}/${path}`, accountId: String(++asked), token: asWhom },
    ...{ params, answer: created },
  });

const campaign = {
  name: "Autumn bread",
  objective: "OUTCOME_ENGAGEMENT",
  status: "PAUSED",
  special_ad_categories: ["NONE"],
  is_adset_budget_sharing_enabled: false,
};

describe("every error of Meta's that is worth handling", () => {
  test.each(cases)(
    "$code is had from the sandbox and is $key",
    async ({ code, key, remedy, next, field }) => {
      await setControls({ failNextAd: { count: 1, code, on: "campaigns" } });
      const answer = await ask("campaigns", campaign);
      if (answer.ok) throw new Error("Meta did not refuse");
      expect([answer.error.code, answer.error.subcode]).toContain(code);
      expect(explainAds(answer.error)).toMatchObject({ key, remedy });
      expect(explainAds(answer.error).field).toBe(field);
      expect(nextStep(answer.error, 1).kind).toBe(next);
    },
  );

  test.each([...new Set(rows.map(([, key]) => key)), "adsFieldRefused", "adsUnknownReason"])(
    "%s says in three languages what to do",
    (key) => {
      const said = catalogues.map((errors) => errors[key] ?? "");
      expect(new Set(said).size).toBe(3);
      for (const sentence of said) expect(sentence.split(" ").length).toBeGreaterThan(4);
    },
  );
});

describe("what the sandbox refuses by itself, as Meta does", () => {
  const adSet = {
    name: "Belgium",
    status: "PAUSED",
    destination_type: "WHATSAPP",
    optimization_goal: "CONVERSATIONS",
    billing_event: "IMPRESSIONS",
    bid_strategy: "LOWEST_COST_WITHOUT_CAP",
    daily_budget: 1500,
    promoted_object: { page_id: pageId },
    targeting: { geo_locations: { countries: ["BE"] }, targeting_automation: { advantage_audience: 0 } },
    dsa_beneficiary: "Luna",
    dsa_payor: "Luna",
  };
  const aimed = (targeting: object) => ({ targeting: { ...adSet.targeting, ...targeting } });
  const inPast = "2020-01-01T00:00:00+0000";

  test.each<[params: object, key: string, field: DraftField | undefined]>([
    [{ optimization_goal: "REACH" }, "adsGoalNotAllowed", "goal"],
    [{ daily_budget: 499 }, "adsBudgetTooLow", "budget"],
    [{ bid_strategy: "COST_CAP" }, "adsBidMissing", "bid"],
    [{ end_time: inPast }, "adsEndPassed", "endAt"],
    [aimed({ geo_locations: {} }), "adsPlaceMissing", "places"],
    [aimed({ age_min: 16 }), "adsTooYoung", "ageMin"],
    [aimed({ facebook_positions: ["video_feeds"] }), "adsPlacementGone", "placements"],
    [aimed({ flexible_spec: [{ interests: [{ id: "1" }] }] }), "adsDetailGone", "details"],
    [{ dsa_payor: undefined, dsa_beneficiary: undefined }, "adsDsaMissing", "dsa"],
    [
      { promoted_object: { page_id: pageId, whatsapp_phone_number: "15550783882" } },
      "adsNumberNotLinked",
      "whatsappNumber",
    ],
    [{ name: "" }, "adsFieldRefused", "name"],
  ])("%o is %s, at the field %s", async (change, key, field) => {
    const { ok, value: campaignId } = (await ask("campaigns", campaign)) as {
      ok: boolean;
      value: { id: string };
    };
    expect(ok).toBe(true);
    const answer = await ask("adsets", { ...adSet, campaign_id: campaignId.id, ...change });
    if (answer.ok) throw new Error("Meta did not refuse");
    expect(explainAds(answer.error)).toMatchObject({ key, field });
  });

  test("a token that is none, and an account that is not shared", async () => {
    const stranger = await ask("campaigns", campaign, "EAAnobody");
    expect(stranger.ok || explainAds(stranger.error).key).toBe("adsConnectionExpired");
    const elsewhere = await callMarketing({
      ...{ method: "GET", path: "act_1/campaigns", accountId: "1", token, answer: created },
    });
    expect(elsewhere.ok || explainAds(elsewhere.error).key).toBe("adsNotShared");
  });

  test("a write whose answer is lost may have happened: it is looked for", async () => {
    await setControls({ loseAdAnswers: 1 });
    const answer = await ask("campaigns", campaign);
    if (answer.ok) throw new Error("The answer was not lost");
    expect(nextStep(answer.error, 1).kind).toBe("look");
  });
});
