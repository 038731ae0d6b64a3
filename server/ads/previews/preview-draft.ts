import type { AdFailure } from "@/db/schema/ads";
import { type Ctx, readOnly } from "../../context";
import { AppError } from "../../errors";
import { previewCreative } from "../../meta/ads/preview";
import { takeFromAllowance } from "../../throttle";
import { failureOf } from "../ad-failure";
import { getConnection, placeOf } from "../connections/load-connection";
import { formOf, getDraftRow } from "../drafts/load-draft";
import { problemsOf } from "../drafts/problems";
import { type Problem, stepOf } from "../drafts/schemas";
import { handOver } from "../pictures/hand-over";
import { creativeOf } from "../publishing/creative-spec";
import { formOfVariant } from "../variants/schemas";
import type { PreviewInput } from "./schemas";

export type DrawnView = {
  /** A page of Meta's to frame; nothing, when it could not be drawn. */
  url: string | null;
  /** What the ad lacks to be drawn at all. */
  problems: Problem[];
  failure: AdFailure | null;
};

/** The ad of a draft as Meta draws it in one place; of the ad itself nothing is made there. */
export async function previewDraft(ctx: Ctx, { draftId, format, number }: PreviewInput): Promise<DrawnView> {
  const { draft, connection } = await readOnly(ctx, async (ctx) => {
    const draft = await getDraftRow(ctx, draftId);
    return { draft, connection: await getConnection(ctx, draft.connectionId) };
  });
  const form = formOfVariant(formOf(draft), number);
  const { currency, timeZone, reading } = connection;
  const found = problemsOf(form, { currency, timeZone, reading, now: ctx.now() });
  const problems = found.filter(({ field }) => stepOf[field] === "ad");
  const nothing: DrawnView = { url: null, problems, failure: null };
  if (problems.length > 0) return nothing;

  await requireAllowance(ctx);
  const place = await placeOf(ctx, connection.id);
  const pictures = await handOver(ctx, { ...place, connectionId: connection.id }, form);
  if (pictures === "later") return { ...nothing, problems: [{ field: "adVideoId", key: "videoNotReady" }] };
  if (!pictures.ok) return { ...nothing, failure: failureOf(pictures.error, ctx.now()) };
  const { welcome: _, ...spec } = creativeOf(form, connection, pictures.value);
  const answer = await previewCreative({ ...place, format, spec });
  if (!answer.ok) return { ...nothing, failure: failureOf(answer.error, ctx.now()) };
  return { ...nothing, url: answer.value ?? null };
}

/** Each drawing uploads what Meta does not have yet, and asks it twice. */
export const mostPerMinute = 60;

async function requireAllowance({ workspaceId }: Ctx): Promise<void> {
  const allowance = await takeFromAllowance(`preview ${workspaceId}`, {
    limit: mostPerMinute,
    windowSeconds: 60,
  });
  if (!allowance.allowed) {
    throw new AppError("RATE_LIMITED", "Meta drew many previews in a minute. Wait a little.", {
      key: "tooManyPreviews",
    });
  }
}
