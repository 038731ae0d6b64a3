import { expect, test } from "vitest";
import { as } from "@/db/factories";
import { openShop, taps } from "../outcomes/testing";
import { createAdConnection } from "../testing";
import { campaignFigures } from "./campaign-figures";
import { type AdOfTest, asks, createCampaign, metaSays } from "./testing";

const days = { since: "2026-03-01", until: "2026-03-02" };
const at = (time: string) => new Date(`2026-03-${time}Z`);

test("a campaign has what its ads cost in the days of its account, and the chats whose last ad was one of them", async () => {
  const shop = await openShop({ tellsMeta: false });
  // Lisbon's day is UTC's in winter; Kiritimati's begins fourteen hours earlier.
  const lisbon = await createAdConnection(shop.owner, { timeZone: "Europe/Lisbon" });
  const kiritimati = await createAdConnection(shop.owner, {
    timeZone: "Pacific/Kiritimati",
    currency: "USD",
  });
  const spring = await createCampaign(lisbon, "Spring", 2);
  const winter = await createCampaign(lisbon, "Winter");
  const far = await createCampaign(kiritimati, "Far");
  await metaSays(spring.ads[0]!, { day: "2026-03-01", spendMicros: 1_230_000n });
  await metaSays(spring.ads[1]!, { day: "2026-03-02", spendMicros: 10_000n });
  await metaSays(spring.ads[1]!, { day: "2026-03-02", spendMicros: 10_000n, kind: "country", country: "PT" });
  await metaSays(spring.ads[1]!, { day: "2026-03-03", spendMicros: 500_000_000n });
  await metaSays(winter.ad, { day: "2026-03-01", spendMicros: 7_000_000n });

  const met = async (ad: AdOfTest, time: string, wait?: Parameters<typeof asks>[2]) => {
    const conversation = await shop.meet("PT");
    await taps(conversation, { at: at(time), adId: ad.metaId });
    await asks(conversation, at(time), wait);
    return conversation;
  };
  await met(spring.ads[0]!, "01T00:00:00", { seconds: 86_400 });
  await met(spring.ads[1]!, "02T23:59:59", { seconds: 86_401 });
  await met(spring.ads[1]!, "02T10:00:00");
  await met(spring.ads[0]!, "02T11:00:00", { closedAt: at("02T12:00:00") });
  await met(spring.ads[0]!, "03T00:00:00", { seconds: 1 });
  const moved = await met(spring.ads[0]!, "01T09:00:00", { seconds: 60 });
  await taps(moved, { at: at("02T09:00:00"), adId: winter.ad.metaId });
  await met(far.ad, "02T10:00:00", { seconds: 60 });
  await met(far.ad, "02T09:59:59", { seconds: 60 });

  const ofSpring = await campaignFigures(as(shop.owner), { campaignId: spring.campaign.id, ...days });
  expect(ofSpring).toEqual({
    ...{ spendMicros: 1_240_000n, currency: "EUR", conversations: 4 },
    ...{ answeredWithin24h: 1, late: 1, waiting: 1 },
  });
  const ofLisbon = await campaignFigures(as(shop.owner), { connectionId: lisbon.id, ...days });
  expect(ofLisbon).toMatchObject({ spendMicros: 8_240_000n, conversations: 5 });
  const ofFar = await campaignFigures(as(shop.owner), { connectionId: kiritimati.id, ...days });
  expect(ofFar).toMatchObject({ spendMicros: 0n, currency: "USD", conversations: 1, answeredWithin24h: 1 });
  const ofNobody = await campaignFigures(as(shop.owner), { campaignId: lisbon.id, ...days });
  expect(ofNobody).toBeUndefined();
});
