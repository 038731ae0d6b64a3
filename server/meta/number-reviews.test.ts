import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { startGraph } from "./testing";

const graph = await startGraph();
const { applyForOfficial, readName, readOfficial, requestName } = await import("./number-reviews");
afterAll(graph.close);

const place = { phoneNumberId: "106540352242922", token: "EAAtoken" };
const application = {
  businessName: "Boulangerie Luna",
  website: "https://luna.example",
  country: "Belgium",
  language: "French",
  brand: "Luna",
  links: ["https://news.example/luna"],
  more: "Since 1962",
  isAgain: false,
};
const said = () => JSON.parse(graph.heard[0]!.body.toString());

test("the name customers see is read with the one that waits beside it", async () => {
  graph.says({ id: "1", verified_name: "Luna", name_status: "APPROVED" });
  expect(await readName(place)).toMatchObject({
    value: { current: "Luna", status: "APPROVED", asked: undefined },
  });
  expect(graph.heard[0]!.url).toBe(
    "/v26.0/106540352242922?fields=verified_name%2Cname_status%2Cnew_display_name%2Cnew_name_status",
  );
  graph.says({ id: "1", verified_name: "Luna", new_display_name: "Sol", new_name_status: "PENDING_REVIEW" });
  expect(await readName(place)).toMatchObject({
    value: { current: "Luna", asked: { name: "Sol", status: "PENDING_REVIEW" } },
  });
});

test("how far an application has come is read with Meta's sentence", async () => {
  graph.says({ id: "1", oba_status: "REJECTED", status_message: "Not notable" });
  expect(await readOfficial(place)).toMatchObject({ value: { status: "REJECTED", message: "Not notable" } });
  graph.says({ id: "1", oba_status: 7 });
  expect(await readOfficial(place)).toMatchObject({ ok: true, value: {} });
});

test("what was left empty is not in an application", async () => {
  graph.says({ success: true });
  const empty = { language: "", brand: "", links: [], more: "" };
  await applyForOfficial({ ...place, application: { ...application, ...empty, isAgain: true } });
  expect(said()).toEqual({
    action: "RESUBMIT_APPLICATION",
    application_data: { business_name: "Boulangerie Luna", website_url: "https://luna.example" },
    business_website_url: "https://luna.example",
    primary_country_of_operation: "Belgium",
  });
});

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));

if (existsSync(file)) {
  test("what we ask for is of the shape that Meta describes", async () => {
    const { components } = parse(readFileSync(file, "utf8"));
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: "meta", components });
    const problems = (name: string) => {
      const validate = ajv.compile({ $ref: `meta#/components/schemas/${name}` });
      return validate(said()) ? [] : validate.errors;
    };
    const known = (name: string) => Object.keys(components.schemas[name].properties);

    graph.says({ success: true });
    await requestName({ ...place, name: "Boulangerie Luna Ixelles" });
    expect(problems("PhoneNumberStatusUpdateRequest")).toEqual([]);
    expect(known("PhoneNumberStatusUpdateRequest")).toEqual(expect.arrayContaining(Object.keys(said())));

    graph.says({ success: true });
    await applyForOfficial({ ...place, application });
    expect(problems("OfficialBusinessAccountUpdateRequest")).toEqual([]);
    const { action, application_data } = said();
    expect(known("OfficialBusinessAccountUpdateRequest")).toEqual(Object.keys({ action, application_data }));
  });
}
