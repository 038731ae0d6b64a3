import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { camille, eventually, startDesk } from "../testing";

const number = "106540352242922";
const path = `${number}/conversational_automation`;
const automation = {
  enable_welcome_message: true,
  prompts: ["Which bread is there today?", "When are you open?"],
  commands: [{ command_name: "hours", command_description: "When we are open" }],
};

// Meta's description of the API lies beside the checkout where the project is built, and is not part of it.
const file = fileURLToPath(new URL("../../../../shared/facts/meta-openapi-v23.yaml", import.meta.url));
const description = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;

function problems(name: string, value: unknown) {
  if (!description) return [];
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "meta", components: description.components });
  const validate = ajv.compile({ $ref: `meta#/components/schemas/${name}` });
  return validate(value) ? [] : validate.errors;
}

test("what was set is read from the number and from its bot, in the shapes that Meta describes", async () => {
  const desk = await startDesk();
  expect(problems("ConversationalAutomationRequest", automation)).toEqual([]);
  const written = await desk.graph(path, automation);
  expect(written).toEqual({ status: 200, body: { success: true } });
  expect(problems("ConversationalAutomationResponse", written.body)).toEqual([]);
  await desk.restart();
  const { body } = await desk.graph(`${number}?fields=conversational_automation`);
  expect(body).toMatchObject({ id: number, conversational_automation: automation });
  const bot = await desk.graph(body.conversational_automation.id);
  expect(bot.body).toEqual(body.conversational_automation);
  expect(problems("WhatsAppBusinessBot", bot.body)).toEqual([]);
});

test("what a request leaves out becomes empty", async () => {
  const desk = await startDesk();
  await desk.graph(path, automation);
  await desk.graph(path, { prompts: ["Bread?"] });
  const { body } = await desk.graph(`${number}?fields=conversational_automation`);
  expect(body.conversational_automation).toMatchObject({
    prompts: ["Bread?"],
    commands: [],
    enable_welcome_message: false,
  });
});

const command = (command_name: string, command_description = "Help") => ({
  command_name,
  command_description,
});

test.each([
  [{ prompts: ["1", "2", "3", "4"] }, "Too many prompts provided. Maximum allowed is 3"],
  [{ prompts: ["x".repeat(81)] }, "Prompt text exceeds"],
  [{ commands: [command("opening hours")] }, "Invalid command name format"],
  [{ commands: [command("🥖")] }, "Invalid command name format"],
  [{ commands: [command("x".repeat(31))] }, "Command name exceeds"],
  [{ commands: [command("help", "x".repeat(257))] }, "Command description exceeds"],
  [{ commands: [command("help"), command("help")] }, "Duplicate command name found: help"],
  [{ commands: Array.from({ length: 31 }, (_, at) => command(`c${at}`)) }, "Too many commands"],
  [{ enable_welcome_message: "yes" }, "enable_welcome_message"],
  [{ greeting: "Hello" }, "greeting"],
])("%o is refused in words, and nothing of it is taken", async (wrong, words) => {
  const desk = await startDesk();
  await desk.graph(path, automation);
  const { status, body } = await desk.graph(path, { ...automation, prompts: ["Other"], ...wrong });
  expect({ status, code: body.error.code }).toEqual({ status: 400, code: 100 });
  expect(body.error.message).toContain(words);
  expect(problems("GraphAPIError", body)).toEqual([]);
  const { body: after } = await desk.graph(`${number}?fields=conversational_automation`);
  expect(after.conversational_automation).toMatchObject(automation);
});

test("who opens a new chat is told of once, if that was asked for, and never after a word was written", async () => {
  const desk = await startDesk();
  await desk.control("phones/daan/open", {});
  await desk.graph(path, automation);
  await desk.control("phones/noor/messages", { type: "text", text: "Hi" });
  for (const id of [camille.id, "noor", camille.id]) await desk.control(`phones/${id}/open`, {});
  await eventually(() => expect(desk.business.deliveries).toHaveLength(2));
  const opened = desk.business.deliveries.map(({ body }) => body.entry[0]!.changes[0]!.value.messages![0]!);
  const { id, from, timestamp } = opened.find(({ type }) => type === "request_welcome")!;
  expect(opened.filter(({ type }) => type === "request_welcome")).toHaveLength(1);
  expect({ from, isComplete: Boolean(id && timestamp) }).toEqual({ from: camille.waId, isComplete: true });
  expect(await desk.shows(camille.id)).toEqual([]);
});

test("what is set in Meta's own manager is there, and no program hears of it", async () => {
  const desk = await startDesk();
  await desk.control("business/automation", { id: number, prompts: ["Cake?"] });
  const { body } = await desk.graph(`${number}?fields=conversational_automation`);
  expect(body.conversational_automation.prompts).toEqual(["Cake?"]);
  expect(desk.business.deliveries).toEqual([]);
});
