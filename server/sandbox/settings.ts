import { z } from "zod";

const metaId = z.string().regex(/^\d+$/, "must be a number");

const settings = z.object({
  GUICHET_DEMO: z.literal(
    "1",
    "must be 1: the sandbox is for trying the product and never runs in a real deployment",
  ),
  SANDBOX_HOST: z.enum(["127.0.0.1", "localhost", "::1"], "must be a loopback address").default("127.0.0.1"),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
  SANDBOX_STATE_FILE: z.string().min(1).default(".data/sandbox/journal.jsonl"),
  SANDBOX_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }),
  SANDBOX_WABA_ID: metaId.default("102290129340398"),
  SANDBOX_PHONE_NUMBER_ID: metaId.default("106540352242922"),
  SANDBOX_DISPLAY_NUMBER: metaId.default("15550783881"),
  SANDBOX_ACCESS_TOKEN: z.string().min(8, "must have at least 8 characters"),
  SANDBOX_BUSINESS_NAME: z.string().min(1).default("Boulangerie Luna"),
  SANDBOX_TIME_ZONE: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "must be a time zone")
    .default("Europe/Brussels"),
  META_APP_ID: metaId,
  META_APP_SECRET: z.string().min(8, "must have at least 8 characters"),
  META_VERIFY_TOKEN: z.string().min(8, "must have at least 8 characters"),
});

export type Settings = z.infer<typeof settings>;

/** The settings, or one sentence that says which of them stops the sandbox from starting. */
export function parseSettings(env: Record<string, string | undefined>): Settings | string {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = settings.safeParse(given);
  if (result.success) return result.data;

  const [issue] = result.error.issues;
  const name = String(issue?.path[0]);
  if (name !== "GUICHET_DEMO" && given[name] === undefined)
    return `The sandbox did not start: ${name} is not set.`;
  return `The sandbox did not start: ${name} ${issue?.message}.`;
}
