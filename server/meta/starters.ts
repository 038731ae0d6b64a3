import { z } from "zod";
import { callGraph, type GraphResult } from "./client";

type OfNumber = { phoneNumberId: string; token: string };

const command = z.object({ command_name: z.string(), command_description: z.string().default("") });
const components = z.object({
  prompts: z.array(z.string()).default([]),
  commands: z.array(command).default([]),
  enable_welcome_message: z.boolean().default(false),
});

/** Absent where nobody ever set anything. */
const number = z.object({ conversational_automation: components.optional() });

export type MetaStarters = {
  prompts: string[];
  commands: { name: string; hint: string }[];
  welcome: boolean;
};

/** What a customer who opens a new chat with a number can tap, and find by typing a slash. */
export async function readStarters({ phoneNumberId, token }: OfNumber): Promise<GraphResult<MetaStarters>> {
  const result = await callGraph({
    method: "GET",
    path: phoneNumberId,
    token,
    query: { fields: "conversational_automation" },
    answer: number,
  });
  if (!result.ok) return result;
  const {
    prompts = [],
    commands = [],
    enable_welcome_message: welcome = false,
  } = result.value.conversational_automation ?? {};
  const named = commands.map(({ command_name: name, command_description: hint }) => ({ name, hint }));
  return { ...result, value: { prompts, commands: named, welcome } };
}

/** Says all of it at once: what a request leaves out may be what Meta takes for empty. Asked again, it changes nothing more. */
export const writeStarters = ({
  phoneNumberId,
  token,
  starters,
}: OfNumber & { starters: MetaStarters }): Promise<GraphResult<{ success: true }>> =>
  callGraph({
    method: "POST",
    path: `${phoneNumberId}/conversational_automation`,
    token,
    json: {
      enable_welcome_message: starters.welcome,
      prompts: starters.prompts,
      commands: starters.commands.map(({ name, hint }) => ({
        command_name: name,
        command_description: hint,
      })),
    },
    answer: z.object({ success: z.literal(true) }),
  });
