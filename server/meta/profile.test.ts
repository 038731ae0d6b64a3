import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
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

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));

if (existsSync(file)) {
  test("what we ask for is of the shape that Meta describes", async () => {
    const { components } = parse(readFileSync(file, "utf8"));
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: "meta", components });
    const validate = ajv.compile({ $ref: "meta#/components/schemas/WhatsAppBusinessProfileUpdateRequest" });
    const known = Object.keys(components.schemas.WhatsAppBusinessProfileUpdateRequest.properties);
    graph.says({ success: true });
    const change = {
      about: "Bread",
      address: "1 Rue Haute",
      description: "Bread and cake",
      email: "ana@luna.example",
      websites: ["https://luna.example", "https://shop.luna.example"],
      vertical: "RESTAURANT",
      profile_picture_handle: "4:cHJvZmlsZS5qcGc=:aW1hZ2UvanBlZw==:ARat4Mt",
    };
    await writeBusinessProfile({ ...place, change });
    const body = JSON.parse(graph.heard[0]!.body.toString());
    expect(validate(body) ? [] : validate.errors).toEqual([]);
    expect(Object.keys(body).filter((field) => !known.includes(field))).toEqual([]);
  });
}
