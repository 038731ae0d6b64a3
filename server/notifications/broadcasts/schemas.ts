import { z } from "zod";
import { line, words } from "../../line";
import { recipient } from "../schemas";

/** What is put in for a variable: the same for everyone, or each person's own with a text for those who have none. */
const text = words.max(1024).refine((value) => !/[\n\r\t]/.test(value), "One line only.");
export const word = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text }),
  z.object({ kind: z.literal("column"), column: line.max(100), otherwise: text }),
  z.object({ kind: z.literal("name"), otherwise: text }),
]);
export type Word = z.infer<typeof word>;

/** By the places of the template: its header, its body, and the buttons that have a value. */
export const broadcastWords = z.object({
  header: z.array(word).max(1).default([]),
  body: z.array(word).max(50).default([]),
  buttons: z
    .array(z.object({ position: z.number().int().min(0).max(9), word }))
    .max(10)
    .default([]),
});
export type BroadcastWords = z.infer<typeof broadcastWords>;

const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ examples: ["ES"] });

export const audience = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("people"),
    /** Of those who wrote to the number: who has one of these labels, if there are any, and none of those. */
    anyLabelIds: z.array(z.uuid()).max(50).default([]),
    noLabelIds: z.array(z.uuid()).max(50).default([]),
    /** All countries, when there are none. */
    countries: z.array(countryCode).max(250).default([]),
    wroteWithinDays: z.number().int().min(1).max(3650).nullable().default(null),
    /** Whether they first came by an ad or by a QR code. */
    cameBy: z.enum(["any", "ad", "code"]).default("any"),
  }),
  z.object({ kind: z.literal("list") }),
]);
export type Audience = z.infer<typeof audience>;

/** What is on the form, right or wrong. */
export const broadcastForm = z.object({
  name: line.max(100),
  numberId: z.uuid().nullable(),
  templateId: z.uuid().nullable(),
  audience,
  words: broadcastWords,
  /** A file the member uploaded at /api/media, for a template that begins with one. */
  mediaId: z.uuid().nullable(),
  agreement: words.max(500),
});
export type BroadcastForm = z.infer<typeof broadcastForm>;

export const emptyForm: BroadcastForm = {
  name: "",
  numberId: null,
  templateId: null,
  audience: {
    kind: "people",
    anyLabelIds: [],
    noLabelIds: [],
    countries: [],
    wroteWithinDays: null,
    cameBy: "any",
  },
  words: { header: [], body: [], buttons: [] },
  mediaId: null,
  agreement: "",
};

export const broadcastInput = z.object({ broadcastId: z.uuid() });
export type BroadcastInput = z.infer<typeof broadcastInput>;

/** One that was sent off. */
export const sentBroadcastInput = z.object({ sentBroadcastId: z.uuid() });
export type SentBroadcastInput = z.infer<typeof sentBroadcastInput>;

export const broadcastVersionInput = broadcastInput.extend({ version: z.number().int().min(1) });
export type BroadcastVersionInput = z.infer<typeof broadcastVersionInput>;

export const createBroadcastInput = z.object({ name: line.min(1).max(100) });
export type CreateBroadcastInput = z.infer<typeof createBroadcastInput>;

export const changeBroadcastInput = broadcastVersionInput.extend({ form: broadcastForm });
export type ChangeBroadcastInput = z.infer<typeof changeBroadcastInput>;

export const choicesInput = z.object({ numberId: z.uuid().nullish() });
export type ChoicesInput = z.infer<typeof choicesInput>;

export const listBroadcastsInput = z.object({
  /** How many came before. */
  cursor: z.number().int().min(0).max(1_000_000).nullish(),
});
export type ListBroadcastsInput = z.infer<typeof listBroadcastsInput>;

export const testBroadcastInput = broadcastInput.extend({ to: recipient });
export type TestBroadcastInput = z.output<typeof testBroadcastInput>;

/** As the workspace's clocks show it, "2026-11-24T09:00"; at once without it. */
const sendAt = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .nullable()
  .meta({ examples: ["2099-11-24T09:00"] });

export const checkBroadcastInput = broadcastInput.extend({ sendAt: sendAt.default(null) });
export type CheckBroadcastInput = z.input<typeof checkBroadcastInput>;

/** What the person saw: no more people are written to than that, and for no more money. */
export const sendBroadcastInput = broadcastVersionInput.extend({
  people: z.number().int().min(0).max(1_000_000),
  /** In micros of the account's currency, as the check said. */
  micros: z
    .string()
    .regex(/^\d{1,18}$/)
    .meta({ examples: ["999999999999"] }),
  sendAt,
});
export type SendBroadcastInput = z.infer<typeof sendBroadcastInput>;

export const outcomes = [
  "waiting",
  "leftOut",
  "onItsWay",
  "sent",
  "delivered",
  "read",
  "failed",
  "replied",
] as const;
export type Outcome = (typeof outcomes)[number];

export const recipientsInput = sentBroadcastInput.extend({
  outcome: z.enum(outcomes).nullish(),
  /** The position of the last one of the page before. */
  cursor: z.number().int().min(0).max(1_000_000).nullish(),
});
export type RecipientsInput = z.infer<typeof recipientsInput>;

/** The question that comes with a file of people: what is in it, or that it be kept. */
export const listFileInput = z.object({
  broadcastId: z.uuid(),
  version: z.coerce.number().int().min(1),
  step: z.enum(["look", "keep"]),
  /** Which column, from zero; found by itself when it is not said. */
  phoneColumn: z.coerce.number().int().min(0).max(99).optional(),
});
export type ListFileInput = z.infer<typeof listFileInput>;

export const mostRows = 100_000;
export const mostListBytes = 20 * 1024 * 1024;

export const leftOutReasons = ["stoppedMarketing", "usMarketing", "gone", "hasIt"] as const;
/** Why somebody does not get it. */
export type LeftOutReason = (typeof leftOutReasons)[number];

export const lineFaults = ["noNumber", "badNumber", "twice", "tooLong"] as const;
/** What is wrong with a line of a list. */
export type LineFault = (typeof lineFaults)[number];
