import { z } from "zod";

const flag = z.stringbool().default(false);
const masterKey = z
  .base64()
  .refine((key) => Buffer.from(key, "base64").length === 32, "must be 32 bytes in base64");
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must look like postgres://user@host/database",
});
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

/** Every setting of the product. `.env.example` says in a sentence what each one does. */
export const settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  GUICHET_URL: httpUrl.default("http://127.0.0.1:3000"),
  GUICHET_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: postgresUrl,
  DATABASE_MIGRATE_URL: postgresUrl.optional(),
  READ_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  GUICHET_DATA_DIR: z.string().default(".data"),
  GUICHET_MASTER_KEY: masterKey,
  GUICHET_PREVIOUS_MASTER_KEYS: z
    .string()
    .default("")
    .transform((keys) => keys.split(",").filter(Boolean))
    .pipe(z.array(masterKey)),
  GUICHET_AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  GUICHET_DELIVERY_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  GUICHET_MESSAGE_DAYS: z.coerce.number().int().min(30).max(36_500).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must look like smtps://user:password@mail.example.com:465" })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, "must look like Guichet <guichet@example.com>")
    .optional(),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: httpUrl.default("https://accounts.google.com"),
  ENTRA_CLIENT_ID: z.string().min(1).optional(),
  ENTRA_CLIENT_SECRET: z.string().min(1).optional(),
  ENTRA_TENANT_ID: z
    .string()
    .regex(/^(?!(common|organizations|consumers)$)[\w.-]+$/, "must be the id of one tenant")
    .optional(),
  ENTRA_ISSUER: httpUrl.default("https://login.microsoftonline.com"),
  META_APP_ID: z.string().regex(/^\d+$/, "must be the number Meta shows for your app"),
  META_APP_SECRET: z.string().min(8),
  META_VERIFY_TOKEN: z.string().min(8),
  META_EMBEDDED_SIGNUP_CONFIG_ID: z
    .string()
    .regex(/^\d+$/, "must be the number Meta shows for it")
    .optional(),
  META_GRAPH_URL: httpUrl.default("https://graph.facebook.com"),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, "must look like v26.0")
    .default("v26.0"),
  GUICHET_METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  GUICHET_DEMO: flag,
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65535).default(3001),
  SANDBOX_URL: httpUrl.optional(),
});

export type Env = z.infer<typeof settings>;

/** One sentence for each setting that is missing or wrong, for the person who starts the product. */
export function settingProblems(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const name = issue.path.join(".");
    const isMissing = issue.code === "invalid_type" && !process.env[name];
    if (isMissing) return `${name} is not set.`;
    return issue.code === "invalid_type"
      ? `${name} must be a ${issue.expected}.`
      : `${name} ${issue.message}.`;
  });
}

let parsed: Env | undefined;

function read(): Env {
  if (parsed) return parsed;
  // An empty line in a .env file means "not set".
  const result = settings.safeParse(
    Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== "")),
  );
  if (!result.success) throw new Error(settingProblems(result.error).join(" "));
  parsed = result.data;
  return parsed;
}

/** Read at the first use and not at import, so that a build needs no settings. */
export const env = new Proxy({} as Env, {
  get: (_, name) => read()[name as keyof Env],
});
