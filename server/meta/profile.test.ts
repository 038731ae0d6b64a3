import { afterAll, expect, test } from "vitest";
import { startGraph } from "./testing";

const graph = await startGraph();
const { readBusinessProfile, writeBusinessProfile } = await import("./profile");
afterAll(graph.close);

const place = { phoneNumberId: "106540352242922", token: "EAAtoken" };
const empty = { about: "", address: "", description: "", email: "", websites: [], vertical: "" };

test("a profile is read in the form Meta answers and in the form it describes", async () => {
  graph.says({
    data: [{ about: "Bread", websites: ["https://luna.example"], messaging_product: "whatsapp" }],
  });
  const bread = { ...empty, about: "Bread", websites: ["https://luna.example"], pictureUrl: undefined };
  expect(await readBusinessProfile(place)).toMatchObject({ ok: true, value: bread });
  expect(graph.heard[0]!.url).toBe(
    "/v26.0/106540352242922/whatsapp_business_profile?fields=about%2Caddress%2Cdescription%2Cemail%2Cwebsites%2Cvertical%2Cprofile_picture_url",
  );
  graph.says({ data: [{ business_profile: { messaging_product: "whatsapp", about: "Bread", email: 7 } }] });
  expect(await readBusinessProfile(place)).toMatchObject({ ok: true, value: { ...empty, about: "Bread" } });
  graph.says({ data: [] });
  expect(await readBusinessProfile(place)).toMatchObject({ ok: true, value: empty });
});

test("a change carries its fields and nothing else", async () => {
  graph.says({ success: true });
  expect(await writeBusinessProfile({ ...place, change: { address: "", websites: [] } })).toMatchObject({
    ok: true,
  });
  expect(JSON.parse(graph.heard[0]!.body.toString())).toEqual({
    messaging_product: "whatsapp",
    address: "",
    websites: [],
  });
});
