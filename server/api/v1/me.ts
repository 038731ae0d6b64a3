import { z } from "zod";
import { describeApiKey } from "../../identity/api-keys/describe-api-key";
import { apiKeyScopes } from "../../identity/schemas";
import { defineRoute } from "./route";

export const me = defineRoute({
  method: "GET",
  path: "/me",
  scope: "me:read",
  name: "getMe",
  summary: "The workspace a key works in, and what the key may do",
  input: z.strictObject({}),
  output: z
    .strictObject({
      workspace: z.strictObject({
        id: z.uuid(),
        name: z.string(),
        timeZone: z.string().meta({ description: "An IANA time zone.", example: "Europe/Madrid" }),
        currency: z.string().meta({ description: "The currency of its figures, ISO 4217.", example: "EUR" }),
      }),
      apiKey: z.strictObject({
        id: z.uuid(),
        name: z.string().meta({ description: "What its owner calls it.", example: "Data warehouse" }),
        scopes: z.array(z.enum(apiKeyScopes)),
        expiresAt: z.iso
          .datetime()
          .nullable()
          .meta({ description: "When it stops working; null when it works until it is revoked." }),
      }),
    })
    .meta({ id: "Me" }),
  handle: async (ctx) => {
    const { workspace, apiKey } = await describeApiKey(ctx);
    return { workspace, apiKey: { ...apiKey, expiresAt: apiKey.expiresAt?.toISOString() ?? null } };
  },
});
