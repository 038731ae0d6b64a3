import { expect, test } from "vitest";
import { eventually, startDesk } from "../testing";

const id = "106540352242922";
const nameFields = `${id}?fields=verified_name,name_status,new_display_name,new_name_status`;
const official = `${id}/official_business_account`;
const application = {
  action: "SUBMIT_APPLICATION",
  business_website_url: "https://luna.example",
  primary_country_of_operation: "Belgium",
  supporting_links: ["https://news.example/luna"],
};

type Desk = Awaited<ReturnType<typeof startDesk>>;
const decide = (desk: Desk, kind: string, isApproved: boolean, reason?: string) =>
  desk.control("business/review", { id, kind, isApproved, reason });
const told = (desk: Desk) =>
  desk.business.deliveries.flatMap(({ body }) =>
    body.entry.flatMap(({ changes }) => changes.map(({ field, value }) => ({ field, value }))),
  );

test("a name waits beside the one customers see, survives a restart, and takes its place when it is approved", async () => {
  const desk = await startDesk();
  expect(await desk.graph(id, { new_display_name: "Luna Ixelles" })).toEqual({
    status: 200,
    body: { success: true },
  });
  await desk.restart();
  const waiting = { verified_name: "Boulangerie Luna", name_status: "APPROVED" };
  expect((await desk.graph(nameFields)).body).toEqual({
    id,
    ...waiting,
    new_display_name: "Luna Ixelles",
    new_name_status: "PENDING_REVIEW",
  });
  expect((await desk.graph(id, { new_display_name: "Luna Uccle" })).status).toBe(400);
  await decide(desk, "name", true);
  expect((await desk.graph(nameFields)).body).toEqual({ id, ...waiting, verified_name: "Luna Ixelles" });
  await eventually(() =>
    expect(told(desk)).toContainEqual({
      field: "phone_number_name_update",
      value: {
        display_phone_number: desk.settings.SANDBOX_DISPLAY_NUMBER,
        decision: "APPROVED",
        requested_verified_name: "Luna Ixelles",
        rejection_reason: null,
      },
    }),
  );
  expect((await decide(desk, "name", true)).status).toBe(409);
});

test("a name that is refused is told with its reason, and another may be asked for", async () => {
  const desk = await startDesk();
  await desk.graph(`${id}?new_display_name=LUNA!!!`, {});
  await decide(desk, "name", false, "NAME_NOT_CONSISTENT");
  await eventually(() =>
    expect(told(desk)).toContainEqual({
      field: "phone_number_name_update",
      value: expect.objectContaining({ decision: "REJECTED", rejection_reason: "NAME_NOT_CONSISTENT" }),
    }),
  );
  expect((await desk.graph(nameFields)).body).toMatchObject({
    verified_name: "Boulangerie Luna",
    new_name_status: "DECLINED",
  });
  expect((await desk.graph(id, { new_display_name: "Luna" })).status).toBe(200);
});

test.each([
  [{ new_display_name: "L" }],
  [{ new_display_name: "x".repeat(76) }],
  [{ new_display_name: "Luna on WhatsApp" }],
  [{ display_name: "Luna" }],
])("%o is refused", async (body) => {
  const desk = await startDesk();
  const answer = await desk.graph(id, body);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  expect((await desk.graph(nameFields)).body.new_display_name).toBeUndefined();
});

test("an application waits, is decided with a reason, and a rename opens an approved one again", async () => {
  const desk = await startDesk();
  expect((await desk.graph(official)).body.oba_status).toBe("NOT_STARTED");
  for (const wrong of [
    { action: "" },
    { business_website_url: "luna" },
    { primary_country_of_operation: "" },
    { supporting_links: Array(6).fill("https://news.example") },
  ]) {
    expect((await desk.graph(official, { ...application, ...wrong })).status).toBe(400);
  }
  expect((await desk.graph(official, application)).body).toMatchObject({ success: true });
  expect((await desk.graph(official, application)).body.error.message).toContain("already exists");
  await decide(desk, "official", false, "Nobody wrote about it.");
  expect((await desk.graph(official)).body).toEqual({
    id,
    oba_status: "REJECTED",
    status_message: "Nobody wrote about it.",
  });
  await eventually(() =>
    expect(told(desk)).toContainEqual({
      field: "account_alerts",
      value: expect.objectContaining({
        entity_id: id,
        alert_info: expect.objectContaining({ alert_type: "OBA_REJECTED" }),
      }),
    }),
  );
  await desk.graph(official, { ...application, action: "RESUBMIT_APPLICATION" });
  await decide(desk, "official", true);
  const isOfficial = async () =>
    (await desk.graph(`${id}?fields=is_official_business_account`)).body.is_official_business_account;
  expect(await isOfficial()).toBe(true);
  await desk.graph(id, { new_display_name: "Luna Ixelles" });
  await decide(desk, "name", true);
  expect(await isOfficial()).toBe(false);
  expect((await desk.graph(official)).body.oba_status).toBe("PENDING");
});

test("limit, throughput and health are what the desk says", async () => {
  const desk = await startDesk();
  const change = { limit: "TIER_250", throughput: "HIGH", health: "LIMITED" };
  expect((await desk.control("business/number", { id, ...change })).status).toBe(200);
  const fields = "whatsapp_business_manager_messaging_limit,throughput,health_status";
  expect((await desk.graph(`${id}?fields=${fields}`)).body).toMatchObject({
    whatsapp_business_manager_messaging_limit: "TIER_250",
    throughput: { level: "HIGH" },
    health_status: { can_send_message: "LIMITED" },
  });
  await eventually(() =>
    expect(told(desk).map(({ field }) => field)).toEqual([
      "business_capability_update",
      "phone_number_quality_update",
    ]),
  );
});
