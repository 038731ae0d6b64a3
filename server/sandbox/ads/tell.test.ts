import { expect, test } from "vitest";
import { eventually } from "../testing";
import { account, startAds } from "./testing";

type Told = {
  object: string;
  entry: { id: string; time?: number; changes: { field: string; value: unknown }[] }[];
};

test("an account that the app is subscribed to tells of every object whose status changed, and none before that", async () => {
  const desk = await startAds();
  const { adId, adSetId, campaignId } = await desk.launch();
  await desk.turnOn(adId, adSetId, campaignId);
  const told = () =>
    desk.business.deliveries
      .map(({ body }) => body as Told)
      .filter(({ object }) => object === "ad_account")
      .flatMap(({ entry }) =>
        entry.flatMap(({ id, changes }) => changes.map((change) => ({ id, ...change }))),
      );
  expect(told()).toEqual([]);

  expect((await desk.graph(`${account}/subscribed_apps`)).body.data).toEqual([]);
  await eventually(async () => expect(await desk.statusOf(adId)).toBe("ACTIVE"));
  expect((await desk.post(`${account}/subscribed_apps`, {})).body).toEqual({ success: true });
  expect((await desk.graph(`${account}/subscribed_apps`)).body.data).toHaveLength(1);
  await desk.control("ads/change", { id: campaignId, status: "PAUSED" });
  await eventually(() => {
    const ids = told().map(({ value }) => (value as { object_id: string }).object_id);
    expect(ids).toEqual(expect.arrayContaining([campaignId, adId]));
  });
  expect(told()[0]).toEqual({
    id: account.replace("act_", ""),
    field: "field_changed",
    value: {
      object_id: expect.any(String),
      object_type: expect.any(String),
      changed_fields: ["effective_status"],
    },
  });

  await desk.control("ads/issue", { id: adId, summary: "The card was declined" });
  await desk.control("ads/change", { id: campaignId, status: "ACTIVE" });
  await eventually(() =>
    expect(told().find(({ field }) => field === "with_issues_ad_objects")?.value).toMatchObject({
      id: adId,
      level: "AD",
      error_code: "2859",
      error_summary: "The card was declined",
    }),
  );
});
