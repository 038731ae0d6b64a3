import { expect, test } from "vitest";
import { account, adSet, campaign, startAds } from "./testing";

test("an audience shrinks by the places left out, and one with a list that is being counted has no size yet", async () => {
  const desk = await startAds();
  const sizeOf = async (targeting: object) => {
    const spec = encodeURIComponent(JSON.stringify(targeting));
    return (await desk.graph(`${account}/reachestimate?targeting_spec=${spec}`)).body.data;
  };
  const belgium = { geo_locations: { countries: ["BE"] } };
  expect(await sizeOf(belgium)).toMatchObject({ users_upper_bound: 8_200_000, estimate_ready: true });
  const excluded = { cities: [{ key: "176294" }] };
  expect(await sizeOf({ ...belgium, excluded_geo_locations: excluded })).toMatchObject({
    users_upper_bound: 7_420_000,
  });
  const [counting] = (await desk.graph(`${account}/customaudiences`)).body.data;
  expect(await sizeOf({ ...belgium, excluded_custom_audiences: [{ id: counting.id }] })).toEqual({
    users_lower_bound: -1,
    users_upper_bound: -1,
    estimate_ready: false,
  });
});

test("Brazil, Singapore and Taiwan take only verified beneficiaries and payers, several of them in one ad set", async () => {
  const desk = await startAds();
  const campaignId = (await desk.post(`${account}/campaigns`, campaign)).body.id;
  const aimed = (countries: string[], change: object = {}) => ({
    ...{ ...adSet, campaign_id: campaignId, ...change },
    targeting: { ...adSet.targeting, geo_locations: { countries } },
  });
  const brazil = {
    regional_regulated_categories: ["BRAZIL_REGULATION"],
    regional_regulation_identities: {
      universal_beneficiary: "700000000000001",
      universal_payer: "700000000000002",
    },
  };
  expect(await desk.refusal(`${account}/adsets`, aimed(["BR"]))).toMatchObject({ subcode: 3858634 });
  const stranger = { ...brazil.regional_regulation_identities, universal_payer: "1" };
  const unpaid = { ...brazil, regional_regulation_identities: stranger };
  expect(await desk.refusal(`${account}/adsets`, aimed(["BR"], unpaid))).toMatchObject({ subcode: 3858636 });
  expect(await desk.refusal(`${account}/adsets`, aimed(["BR", "TW"], brazil))).toMatchObject({
    subcode: 3858634,
  });
  expect((await desk.post(`${account}/adsets`, aimed(["BR"], brazil))).status).toBe(200);
});

test("hours of the week need a budget for the whole run, on the ad set or on its campaign", async () => {
  const desk = await startAds();
  const campaignId = (await desk.post(`${account}/campaigns`, campaign)).body.id;
  const part = { start_minute: 480, end_minute: 1080, days: [1, 2], timezone_type: "ADVERTISER" };
  const hours = { campaign_id: campaignId, pacing_type: ["day_parting"], adset_schedule: [part] };
  const end_time = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const whole = { ...adSet, ...hours, daily_budget: undefined, lifetime_budget: 90_000, end_time };
  expect(await desk.refusal(`${account}/adsets`, { ...adSet, ...hours })).toMatchObject({ code: 100 });
  expect((await desk.post(`${account}/adsets`, whole)).status).toBe(200);
  const half = { ...whole, adset_schedule: [{ ...part, end_minute: 1095 }] };
  expect(await desk.refusal(`${account}/adsets`, half)).toMatchObject({ code: 100 });
});

test("a Page with several numbers takes each of them, and no other", async () => {
  const desk = await startAds();
  const campaignId = (await desk.post(`${account}/campaigns`, campaign)).body.id;
  const pageId = adSet.promoted_object.page_id;
  const other = { page_id: pageId, whatsapp_phone_number: "15550783882" };
  const asked = { ...adSet, campaign_id: campaignId, promoted_object: other };
  expect(await desk.refusal(`${account}/adsets`, asked)).toMatchObject({ subcode: 1487246 });
  const [linked, another] = ["106540352242924", "106540352242923"];
  await desk.control("ads/page", { id: pageId, numberId: linked, moreNumberIds: [another] });
  expect((await desk.post(`${account}/adsets`, asked)).status).toBe(200);
});
