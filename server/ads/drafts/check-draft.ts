import type { AdFailure } from "@/db/schema/ads";
import { type Ctx, inTransaction } from "../../context";
import { checkDraft as checkAtMeta } from "../../meta/ads/check-draft";
import { failureOf } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { handOver } from "../pictures/hand-over";
import { refusalOfPost } from "../posts/refusal-of-post";
import { draftSpecOf } from "../publishing/specs";
import { blankCreative, formOfVariant, variantsOf } from "../variants/schemas";
import { formOf, getDraftRow } from "./load-draft";
import { problemsOf } from "./problems";
import type { DraftInput, Problem } from "./schemas";

export type Checked = { problems: Problem[]; failure: AdFailure | null; checkedVersion: number };

/** Looks at a draft before money does: by our own rules, and when these find nothing, by Meta's, which writes nothing. */
export async function checkDraft(ctx: Ctx, { draftId }: DraftInput): Promise<Checked> {
  const { draft, connection } = await inTransaction(ctx, async (ctx) => {
    const draft = await getDraftRow(ctx, draftId);
    return { draft, connection: await getConnection(ctx, draft.connectionId) };
  });
  const form = formOf(draft);
  const { currency, timeZone, reading } = connection;
  const problems = problemsOf(form, { currency, timeZone, reading, now: ctx.now() });
  const checked = { problems, failure: null, checkedVersion: draft.version };
  if (problems.length > 0) return checked;

  const place = await placeOf(ctx, connection.id);
  for (const [at, variant] of variantsOf(form).entries()) {
    const number = at + 1;
    const refusal = await refusalOfPost(ctx, connection.id, variant);
    if (refusal) return { ...checked, failure: ofVariant(refusal, number) };
    const pictures = await handOver(ctx, { ...place, connectionId: connection.id }, variant);
    if (pictures === "later")
      return { ...checked, problems: [{ ...notReady, ...(at > 0 && { variant: number }) }] };
    if (!pictures.ok) return { ...checked, failure: failureOf(pictures.error, ctx.now()) };
    const draft = draftSpecOf(formOfVariant(form, number), connection, pictures.value);
    const answer = await checkAtMeta({ ...place, draft });
    if (!answer.ok) return { ...checked, failure: ofVariant(failureOf(answer.error, ctx.now()), number) };
  }
  return checked;
}

const notReady = { field: "adVideoId", key: "videoNotReady" } as const;

/** The words of a variant beside the first stand in no field of their own. */
const ofVariant = (failure: AdFailure, number: number): AdFailure => ({
  ...failure,
  ...(number > 1 && failure.field && failure.field in blankCreative && { field: "variants" }),
});
