import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { alerts } from "@/db/schema/alerts";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { layOut } from "../letter";
import { enqueueMail, isMailConfigured, linkTo } from "../mail";
import { defineJob, enqueue, finishJob, type JobRow } from "../queue";
import { alertLetter } from "./alert-letter";
import type { findKind } from "./kinds";
import { findReader, listenersByMail } from "./listeners";
import { localeOf, wordAlert } from "./word-alert";

const mailAlert = z.object({ alertId: z.uuid(), memberId: z.uuid() });
export const mailAlertJob = defineJob("mailAlert", mailAlert);

/** A trouble that is over within this time is nobody's letter. */
const graceMs = 30_000;

type Kind = NonNullable<ReturnType<typeof findKind>>;

/** Asks for a letter to each who wants to hear of the kind at once. */
export async function mailAtOnce(
  ctx: InTransaction,
  kind: Kind,
  alert: Pick<typeof alerts.$inferSelect, "id" | "memberId">,
): Promise<void> {
  if (!isMailConfigured()) return;
  for (const memberId of await listenersByMail(ctx, kind, alert.memberId, "atOnce")) {
    await enqueue(
      ctx,
      mailAlertJob,
      { alertId: alert.id, memberId },
      { key: `${alert.id} ${memberId}`, runAt: new Date(ctx.now().getTime() + graceMs) },
    );
  }
}

/** Writes one alert to one member, if it still stands; the letter and the end of the job are one commit. */
export function writeAlert(
  ctx: Ctx,
  { alertId, memberId }: z.infer<typeof mailAlert>,
  job: JobRow,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [alert] = await ctx.db
      .select()
      .from(alerts)
      .where(and(eq(alerts.workspaceId, ctx.workspaceId), eq(alerts.id, alertId), isNull(alerts.resolvedAt)));
    const reader = alert && (await findReader(ctx, memberId));
    if (reader) {
      const locale = localeOf(reader.locale);
      const words = wordAlert(alert, locale, reader.timeZone);
      if (words) {
        const letter = alertLetter(locale, { ...words, href: linkTo(words.href) }, reader.workspaceName);
        await enqueueMail(ctx, { to: reader.address, ...layOut(letter, locale) });
      }
    }
    await finishJob(ctx.db, job);
  });
}
