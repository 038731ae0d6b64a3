import { type Automation, automationOf, changeAutomation } from "../automations";
import type { BusinessNumber } from "../business";
import type { World } from "../world";
import { GraphError } from "./errors";

const most = { prompts: 3, prompt: 80, commands: 30, name: 30, hint: 256 };

/** The bot of a number has an id of its own. */
const botId = (numberId: string) => `9${numberId}`;

/** What Meta's specification calls the bot of a number; in the number itself it is a field. */
export function describeAutomation(world: World, numberId: string) {
  const { prompts, commands, enable_welcome_message } = automationOf(world, numberId);
  return { id: botId(numberId), prompts, commands, enable_welcome_message };
}

/** The same, asked for by the bot's own id; undefined when there is no such bot. */
export function readBot(world: World, id: string, query: URLSearchParams) {
  const number = world.numbers.all().find((one) => botId(one.id) === id);
  if (!number) return undefined;
  const bot: Record<string, unknown> = describeAutomation(world, number.id);
  const asked = new Set(["id", ...(query.get("fields") ?? Object.keys(bot).join(",")).split(",")]);
  const unknown = [...asked].find((field) => !(field in bot));
  if (unknown)
    throw refuse(`Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessBot)`);
  return Object.fromEntries(Object.entries(bot).filter(([field]) => asked.has(field)));
}

const refuse = (message: string) => new GraphError(100, { message: `(#100) ${message}` });

function prompts(value: unknown): Partial<Automation> {
  if (!Array.isArray(value)) throw refuse("Param prompts must be an array.");
  if (value.length > most.prompts) {
    throw refuse(`Too many prompts provided. Maximum allowed is ${most.prompts}`);
  }
  for (const prompt of value) {
    if (typeof prompt !== "string" || !prompt) throw refuse("Param prompts must be an array of strings.");
    if ([...prompt].length > most.prompt) {
      throw refuse(`Prompt text exceeds maximum length of ${most.prompt} characters`);
    }
  }
  return { prompts: value };
}

function commands(value: unknown): Partial<Automation> {
  if (!Array.isArray(value)) throw refuse("Param commands must be an array.");
  if (value.length > most.commands) {
    throw refuse(`Too many commands provided. Maximum allowed is ${most.commands}`);
  }
  const names = new Set<string>();
  const taken = value.map((command) => {
    const { command_name, command_description } = (command ?? {}) as Record<string, unknown>;
    if (typeof command_name !== "string" || !/^\w+$/.test(command_name)) {
      throw refuse(
        "Invalid command name format. Command names must contain only alphanumeric characters and underscores",
      );
    }
    if (command_name.length > most.name) {
      throw refuse(`Command name exceeds maximum length of ${most.name} characters`);
    }
    if (typeof command_description !== "string" || !command_description) {
      throw refuse("Param command_description must be a string.");
    }
    if ([...command_description].length > most.hint) {
      throw refuse(`Command description exceeds maximum length of ${most.hint} characters`);
    }
    if (names.has(command_name)) {
      throw refuse(`Command names must be unique. Duplicate command name found: ${command_name}`);
    }
    names.add(command_name);
    return { command_name, command_description };
  });
  return { commands: taken };
}

function enable_welcome_message(value: unknown): Partial<Automation> {
  if (typeof value !== "boolean") throw refuse("Param enable_welcome_message must be a boolean.");
  return { enable_welcome_message: value };
}

const readers: Record<string, (value: unknown) => Partial<Automation>> = {
  prompts,
  commands,
  enable_welcome_message,
};

/** Takes all of a change, or nothing of it; what is left out becomes empty, as the specification has it. */
export function writeAutomation(world: World, { id }: BusinessNumber, body: unknown) {
  const asked = (body ?? {}) as Record<string, unknown>;
  const unknown = Object.keys(asked).find((field) => !Object.hasOwn(readers, field));
  if (unknown) throw refuse(`Unexpected key "${unknown}" on param.`);
  const given = { prompts: [], commands: [], enable_welcome_message: false, ...asked };
  const change = Object.entries(given).map(([field, value]) => readers[field]!(value));
  changeAutomation(world, id, Object.assign({}, ...change));
  return { success: true };
}
