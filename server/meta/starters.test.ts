import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { startGraph } from "./testing";

const graph = await startGraph();
const { readStarters, writeStarters } = await import("./starters");
afterAll(graph.close);

const place = { phoneNumberId: "106540352242922", token: "EAAtoken" };
const starters = {
  prompts: ["Which bread is there today?", "When are you open?"],
  commands: [{ name: "hours", hint: "When we are open" }],
  welcome: true,
};

test("ice breakers, commands and the welcome state are read from the number", async () => {
  const commands = [{ command_name: "hours", command_description: "When we are open" }];
  const { prompts } = starters;
  graph.says({
    conversational_automation: { id: "9", enable_welcome_message: true, prompts, commands },
    id: "1",
  });
  expect(await readStarters(place)).toMatchObject({ ok: true, value: starters });
  expect(graph.heard[0]!.url).toBe("/v26.0/106540352242922?fields=conversational_automation");
});

test("where nobody set anything there is nothing", async () => {
  const nothing = { prompts: [], commands: [], welcome: false };
  for (const answer of [{ id: "1" }, { id: "1", conversational_automation: { id: "9" } }]) {
    graph.says(answer);
    expect(await readStarters(place)).toMatchObject({ ok: true, value: nothing });
  }
});

test("an answer that we do not understand is not taken for an empty one", async () => {
  graph.says({ id: "1", conversational_automation: { prompts: [{ title: "Bread?" }] } });
  expect(await readStarters(place)).toMatchObject({ ok: false });
});

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));

if (existsSync(file)) {
  test("what we ask for is of the shape that Meta describes, and names all of it", async () => {
    const { components } = parse(readFileSync(file, "utf8"));
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: "meta", components });
    const validate = ajv.compile({ $ref: "meta#/components/schemas/ConversationalAutomationRequest" });
    const known = Object.keys(components.schemas.ConversationalAutomationRequest.properties);
    for (const one of [starters, { prompts: [], commands: [], welcome: false }]) {
      graph.says({ success: true });
      expect(await writeStarters({ ...place, starters: one })).toMatchObject({ ok: true });
      const body = JSON.parse(graph.heard[0]!.body.toString());
      expect(validate(body) ? [] : validate.errors).toEqual([]);
      expect(Object.keys(body).sort()).toEqual(known.sort());
    }
  });
}
