import { z } from "zod";

/** What Meta may leave out or write in a way we do not know is absent; the rest of the answer still counts. */
export const word = z.string().optional().catch(undefined);
export const flag = z.boolean().optional().catch(undefined);

/** Meta writes amounts as numbers or as strings of digits. */
export const whole = z.coerce.number().int().optional().catch(undefined);

/** An instant with its offset, such as 2026-11-23T09:00:00+0100. */
export const instant = z
  .string()
  .transform((text) => new Date(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")))
  .refine((at) => !Number.isNaN(at.getTime()))
  .optional()
  .catch(undefined);

/** Time as Meta takes it, in no zone but the one it names: the server's own zone never enters. */
export const timeOf = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, "+0000");

export const statuses = ["ACTIVE", "PAUSED", "ARCHIVED", "DELETED"] as const;
/** What a person chose; what Meta does with it is the effective status. */
export type Status = (typeof statuses)[number];

export const effectiveStatuses = [
  ...statuses,
  "CAMPAIGN_PAUSED",
  "ADSET_PAUSED",
  "IN_PROCESS",
  "WITH_ISSUES",
  "PENDING_REVIEW",
  "PREAPPROVED",
  "DISAPPROVED",
  "PENDING_BILLING_INFO",
] as const;
/** What really happens: a 200 only said that Meta took it, and review and refusal exist on ads alone. */
export type EffectiveStatus = (typeof effectiveStatuses)[number] | "UNKNOWN";

export const configured = z.enum(statuses).optional().catch(undefined);
export const effective = z.enum([...effectiveStatuses, "UNKNOWN"]).catch("UNKNOWN");

export const issues = z
  .array(
    z.object({
      level: word,
      error_code: whole,
      error_summary: word,
      error_message: word,
      error_type: word,
    }),
  )
  .optional()
  .catch(undefined)
  .transform((list = []) =>
    list.map(({ level, error_code: code, error_summary: summary, error_message: message }) => ({
      level,
      code,
      summary,
      message,
    })),
  );

/** Why something does not deliver, in Meta's words. */
export type Issue = { level?: string; code?: number; summary?: string; message?: string };

/** The fields of a node that its schema reads, to ask for exactly these. */
export const fieldsOf = (schema: z.ZodObject) => Object.keys(schema.shape).join(",");
