import { z } from "zod";
import type { StarterField, Starters } from "@/db/schema/profile";
import { isSame, lengthOf, normal, typed, versionInput } from "../schemas";

export type { StarterField, Starters } from "@/db/schema/profile";

export const starterFields = ["prompts", "commands", "welcome"] as const satisfies StarterField[];

export const emptyStarters: Starters = { prompts: [], commands: [], welcome: false };

type Counted = "prompts" | "prompt" | "commands" | "name" | "hint";
type Limit = { of: Counted; source: "documents" | "specification"; asOf: string; most: number };

/** How many Meta takes, and how long each may be, by what it said and when. The two do not always agree. */
export const limits: Limit[] = [
  { of: "prompts", source: "documents", asOf: "2025-10-31", most: 4 },
  { of: "prompts", source: "specification", asOf: "2025-11-21", most: 3 },
  { of: "prompt", source: "documents", asOf: "2025-10-31", most: 80 },
  { of: "prompt", source: "specification", asOf: "2025-11-21", most: 80 },
  { of: "commands", source: "documents", asOf: "2025-10-31", most: 30 },
  { of: "commands", source: "specification", asOf: "2025-11-21", most: 30 },
  { of: "name", source: "documents", asOf: "2025-10-31", most: 32 },
  { of: "name", source: "specification", asOf: "2025-11-21", most: 30 },
  { of: "hint", source: "documents", asOf: "2025-10-31", most: 256 },
  { of: "hint", source: "specification", asOf: "2025-11-21", most: 256 },
];

/** The wider of Meta's two limits is the one that stops; from the narrower on, Meta may refuse. */
export function starterLimit(of: Counted) {
  const mosts = limits.filter((limit) => limit.of === of).map(({ most }) => most);
  return { most: Math.max(...mosts), safe: Math.min(...mosts) };
}

/** Meta's specification takes no other name; its documents only forbid emoji. */
export const isSafeName = (name: string) => /^\w*$/.test(name.trim());

const hasEmoji = (text: string) => /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);

export type StarterProblem = {
  field: "prompts" | "commands";
  /** Which of several, and which part of it; without one, there are too many. */
  index?: number;
  part?: "text" | "name" | "hint";
  key: "tooMany" | "tooLong" | "emoji" | "nameEmpty" | "hintEmpty" | "nameForm" | "nameTwice" | "promptTwice";
  most?: number;
};

const isBlank = (row: Record<string, string>) => !Object.values(row).join("").trim();
const alike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function promptProblems({ prompts }: Starters): StarterProblem[] {
  const found: StarterProblem[] = [];
  for (const [index, { text }] of prompts.entries()) {
    const at = { field: "prompts", index, part: "text" } as const;
    const { most } = starterLimit("prompt");
    if (lengthOf(text.trim()) > most) found.push({ ...at, key: "tooLong", most });
    else if (text.trim() && prompts.slice(0, index).some((other) => alike(other.text, text)))
      found.push({ ...at, key: "promptTwice" });
  }
  return found;
}

function commandProblems({ commands }: Starters): StarterProblem[] {
  const found: StarterProblem[] = [];
  for (const [index, command] of commands.entries()) {
    if (isBlank(command)) continue;
    const name = command.name.trim();
    const isTwice = commands.slice(0, index).some((other) => alike(other.name, name));
    const say = (part: "name" | "hint", key: StarterProblem["key"], most?: number) =>
      found.push({ field: "commands", index, part, key, ...(most && { most }) });
    for (const part of ["name", "hint"] as const) {
      const text = command[part].trim();
      const { most } = starterLimit(part);
      if (!text) say(part, `${part}Empty`);
      else if (hasEmoji(text)) say(part, "emoji");
      else if (lengthOf(text) > most) say(part, "tooLong", most);
      else if (part === "name" && /[\s/]/.test(text)) say(part, "nameForm");
      else if (part === "name" && isTwice) say(part, "nameTwice");
    }
  }
  return found;
}

/** What Meta is sure to refuse; only of the fields that differ from what it has. */
export function starterProblems(starters: Starters, live: Starters): StarterProblem[] {
  const found: StarterProblem[] = [];
  for (const field of ["prompts", "commands"] as const) {
    if (isSame(starters[field], live[field])) continue;
    const { most } = starterLimit(field);
    if (normal<Record<string, string>[]>(starters[field]).length > most)
      found.push({ field, key: "tooMany", most });
    found.push(...(field === "prompts" ? promptProblems(starters) : commandProblems(starters)));
  }
  return found;
}

/** One more row than Meta takes, so that a form may hold an empty one. */
const rows = (field: "prompts" | "commands") => starterLimit(field).most + 1;

export const saveStartersInput = versionInput.extend({
  /** The whole form, as it was typed: a draft may be wrong until it is sent. */
  starters: z.strictObject({
    prompts: z.array(z.strictObject({ text: typed })).max(rows("prompts")),
    commands: z.array(z.strictObject({ name: typed, hint: typed })).max(rows("commands")),
    welcome: z.boolean(),
  }),
  /** Fields in which the writer has seen what Meta has now, and chosen. */
  settled: z.array(z.enum(starterFields)).max(starterFields.length),
});

export type SaveStartersInput = z.output<typeof saveStartersInput>;
