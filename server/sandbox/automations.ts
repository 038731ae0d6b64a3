import { z } from "zod";
import { HttpError } from "./http";
import type { World } from "./world";

/** What a customer finds in a new chat with a number; its id is the number's. */
export type Automation = {
  id: string;
  prompts: string[];
  commands: { command_name: string; command_description: string }[];
  enable_welcome_message: boolean;
};

export const automationOf = ({ automations }: World, id: string): Automation =>
  automations.get(id) ?? { id, prompts: [], commands: [], enable_welcome_message: false };

export function changeAutomation(world: World, id: string, change: Partial<Automation>): Automation {
  const automation = world.automations.put({ ...automationOf(world, id), ...change, id });
  world.changes.emit("business");
  return automation;
}

const elsewhere = z
  .strictObject({
    id: z.string(),
    prompts: z.array(z.string()).max(3),
    commands: z.array(z.strictObject({ command_name: z.string(), command_description: z.string() })).max(30),
    enable_welcome_message: z.boolean(),
  })
  .partial()
  .required({ id: true });

/** Somebody changes them in Meta's own manager, and no program hears of it. */
export function changeAutomationElsewhere(world: World, body: unknown): Automation {
  const { id, ...change } = elsewhere.parse(body);
  if (!world.numbers.get(id)) throw new HttpError(404, `There is no ${id} here.`);
  return changeAutomation(world, id, change);
}
