import { describe, expect, test } from "vitest";
import { eventually } from "../testing";
import { account, startAds } from "./testing";

describe("an ad", () => {
  test("is reviewed once all above it is on, is seen and tapped, and its click is in the next message only", async () => {
    const desk = await startAds();
    const { campaignId, adSetId, adId } = await desk.launch();
    expect(await desk.statusOf(adId)).toBe("PAUSED");
    await desk.turnOn(adId, adSetId);
    expect(await desk.statusOf(adId)).toBe("CAMPAIGN_PAUSED");
    expect((await desk.control("phones/noor/feed", {})).body).toEqual([]);
    await desk.turnOn(campaignId);
    await eventually(async () => expect(await desk.statusOf(adId)).toBe("ACTIVE"));

    expect((await desk.control("phones/noor/feed", {})).body).toMatchObject([
      { id: adId, headline: "Fresh bread" },
    ]);
    // Camille is in France, where nobody pays to be seen.
    expect((await desk.control("phones/camille/feed", {})).body).toEqual([]);
    expect((await desk.control("phones/camille/tap", { adId })).status).toBe(409);
    const { body: phone } = await desk.control("phones/noor/tap", { adId });
    expect(phone).toMatchObject({
      isOpen: true,
      prefilled: "Avez-vous du levain ?",
      adWelcome: { greeting: "Bonjour !" },
    });

    await desk.writes("noor", { type: "text", text: "Avez-vous du levain ?" });
    await desk.writes("noor", { type: "text", text: "Et du seigle ?" });
    await eventually(() => expect(desk.business.messages()).toHaveLength(2));
    const [first, second] = desk.business.messages();
    expect(first).toMatchObject({
      referral: {
        source_id: adId,
        source_type: "ad",
        headline: "Fresh bread",
        body: "Reserve your loaf",
        media_type: "image",
        image_url: expect.stringContaining("/ads/files/"),
        ctwa_clid: expect.stringMatching(/^ARA.{40,}/),
        welcome_message: { text: "Bonjour !" },
      },
    });
    expect(second).not.toHaveProperty("referral");
    const { image_url } = (first as unknown as { referral: { image_url: string } }).referral;
    expect((await fetch(image_url)).headers.get("content-type")).toBe("image/png");

    const range = encodeURIComponent(JSON.stringify({ since: "2026-01-01", until: "2099-01-01" }));
    const read = `${account}/insights?level=campaign&time_range=${range}&fields=spend,impressions,clicks,actions`;
    expect((await desk.graph(read)).body.data).toMatchObject([
      {
        impressions: "1",
        clicks: "1",
        spend: "0.32",
        actions: expect.arrayContaining([
          { action_type: "onsite_conversion.messaging_conversation_started_7d", value: "1" },
        ]),
      },
    ]);
  });

  test("tapped in a status has no click id, and still says which ad it was", async () => {
    const desk = await startAds();
    const { campaignId, adSetId, adId } = await desk.launch();
    await desk.turnOn(campaignId, adSetId, adId);
    await eventually(async () => expect(await desk.statusOf(adId)).toBe("ACTIVE"));
    await desk.control("phones/noor/tap", { adId, placement: "status" });
    await desk.writes("noor", { type: "text", text: "Bonjour" });
    await eventually(() => expect(desk.business.messages()).toHaveLength(1));
    const [{ referral }] = desk.business.messages() as unknown as [{ referral: Record<string, unknown> }];
    expect(referral.source_id).toBe(adId);
    expect(referral).not.toHaveProperty("ctwa_clid");
  });

  test("with several cards shows each of them, two at least, and more than five in an order of Meta's", async () => {
    const desk = await startAds();
    const creative = desk.creative();
    const { link_data: link } = creative.object_story_spec;
    const carousel = (count: number, more = {}) => {
      const { name: _, image_hash, ...shared } = link;
      const child_attachments = Array.from({ length: count }, (_, at) => {
        return { link: link.link, name: `Loaf ${at + 1}`, description: "Warm", image_hash };
      });
      const link_data = { ...shared, child_attachments, ...more };
      return { ...creative, object_story_spec: { ...creative.object_story_spec, link_data } };
    };
    const edge = `${account}/adcreatives`;
    expect(await desk.refusal(edge, carousel(1))).toMatchObject({ code: 100 });
    expect(await desk.refusal(edge, carousel(6))).toMatchObject({ code: 100 });
    expect((await desk.post(edge, carousel(6, { multi_share_optimized: true }))).body.id).toBeTruthy();

    const { campaignId, adSetId, adId } = await desk.launch();
    const { id: creative_id } = (await desk.post(edge, carousel(2))).body;
    await desk.post(adId, { creative: { creative_id } });
    await desk.turnOn(campaignId, adSetId, adId);
    await eventually(async () => expect(await desk.statusOf(adId)).toBe("ACTIVE"));
    expect((await desk.control("phones/noor/feed", {})).body).toMatchObject([
      { cards: [{ headline: "Loaf 1", description: "Warm" }, { headline: "Loaf 2" }] },
    ]);
    await desk.control("phones/noor/tap", { adId });
    await desk.writes("noor", { type: "text", text: "Bonjour" });
    await eventually(() => expect(desk.business.messages()).toHaveLength(1));
    expect(desk.business.messages()[0]).toMatchObject({ referral: { headline: "Loaf 1" } });
  });

  test("that promises too much is refused with its reason, comes back only with another creative, and outlives a restart", async () => {
    const desk = await startAds();
    const { campaignId, adSetId, adId } = await desk.launch("Guaranteed to make you slim");
    await desk.turnOn(campaignId, adSetId, adId);
    await eventually(async () => expect(await desk.statusOf(adId)).toBe("DISAPPROVED"));
    await desk.restart();
    expect((await desk.graph(`${adId}?fields=ad_review_feedback,effective_status`)).body).toMatchObject({
      effective_status: "DISAPPROVED",
      ad_review_feedback: { global: { "Unrealistic outcomes": expect.any(String) } },
    });
    expect(await desk.refusal(adId, { status: "ACTIVE" })).toMatchObject({ subcode: 2490427 });
    const { id: creative_id } = (await desk.post(`${account}/adcreatives`, desk.creative("Rye on Friday")))
      .body;
    await desk.post(adId, { creative: { creative_id } });
    await eventually(async () => expect(await desk.statusOf(adId)).toBe("ACTIVE"));
  });

  test("waits in review when the desk says so, until it decides", async () => {
    const desk = await startAds();
    await desk.control("controls", { holdReviews: true });
    const { campaignId, adSetId, adId } = await desk.launch();
    await desk.turnOn(campaignId, adSetId, adId);
    await desk.control("ads/review", {
      id: adId,
      isApproved: false,
      policy: "Low quality",
      reason: "Blurred.",
    });
    const { body } = await desk.graph(`${adId}?fields=ad_review_feedback`);
    expect(body.ad_review_feedback).toEqual({ global: { "Low quality": "Blurred." } });
  });
});

test("a preview is a page to be framed, with the ad's words as words", async () => {
  const desk = await startAds();
  const asked = new URLSearchParams({
    ad_format: "MOBILE_FEED_STANDARD",
    creative: JSON.stringify(desk.creative("<script>alert(1)</script>")),
  });
  const { body } = await desk.graph(`${account}/generatepreviews?${asked}`);
  const source = /src="([^"]+)"/.exec(body.data[0].body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const page = await fetch(source);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).not.toContain("<script>");
});
