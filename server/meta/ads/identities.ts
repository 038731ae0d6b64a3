import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, listMarketing, type OnAccount } from "./call";

const using = z.object({
  name: z.string().default(""),
  regional_regulation_identities: z.record(z.string(), z.coerce.string()).optional().catch(undefined),
});

/**
 * The identities that ad sets of this account name, each with one of them. Meta has no edge that lists who was verified, but
 * an ad set made by hand in Ads Manager tells.
 */
export async function listUsedIdentities({
  accountId,
  token,
}: OnAccount): Promise<GraphResult<{ id: string; usedIn: string }[]>> {
  const result = await listMarketing({
    path: `${actOf(accountId)}/adsets`,
    accountId,
    token,
    params: { fields: Object.keys(using.shape).join(",") },
    item: using,
  });
  if (!result.ok) return result;
  const found = new Map<string, string>();
  for (const { name, regional_regulation_identities: identities = {} } of result.value) {
    for (const id of Object.values(identities)) if (/^\d+$/.test(id)) found.set(id, name);
  }
  return { ...result, value: [...found].map(([id, usedIn]) => ({ id, usedIn })) };
}
