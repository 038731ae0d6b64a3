import { z } from "zod";
import { actOf, listMarketing, type OnAccount } from "./call";
import { whole, word } from "./nodes";

const custom = z.object({
  id: z.string(),
  name: z.string().default(""),
  subtype: word,
  approximate_count_lower_bound: whole,
  approximate_count_upper_bound: whole,
});

const customAudience = custom.transform((one) => ({
  id: one.id,
  name: one.name,
  kind: one.subtype,
  smallest: one.approximate_count_lower_bound,
  largest: one.approximate_count_upper_bound,
}));
export type CustomAudience = z.output<typeof customAudience>;

/** Lists of people made at Meta, lookalikes among them. */
export const listCustomAudiences = ({ accountId, token }: OnAccount) =>
  listMarketing({
    path: `${actOf(accountId)}/customaudiences`,
    accountId,
    token,
    params: { fields: Object.keys(custom.shape).join(",") },
    item: customAudience,
  });

const savedAudience = z.object({
  id: z.string(),
  name: z.string().default(""),
  targeting: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
export type SavedAudience = z.output<typeof savedAudience>;

/** Targeting somebody saved in Ads Manager, as Meta keeps it. */
export const listSavedAudiences = ({ accountId, token }: OnAccount) =>
  listMarketing({
    path: `${actOf(accountId)}/saved_audiences`,
    accountId,
    token,
    params: { fields: Object.keys(savedAudience.shape).join(",") },
    item: savedAudience,
  });
