import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { alertDigests, alertPreferences, alerts } from "@/db/schema/alerts";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type InTransaction, inTransaction, systemCtx } from "../context";
import { layOut } from "../letter";
import { log } from "../log";
import { enqueueMail, isMailConfigured, linkTo } from "../mail";
import { digestLetter } from "./alert-letter";
import { usualDigestHour } from "./get-preferences";
import { kindsFor } from "./kinds";
import { findReader } from "./listeners";
import { localeOf, wordAlert } from "./word-alert";

const most = 20;

/** Writes to each member whose hour has come today. */
export async function sendDigests(signal?: AbortSignal, now = () => new Date()): Promise<void> {
  if (!isMailConfigured()) return;
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    const ctx = systemCtx(id, now);
    for (const memberId of await inTransaction(ctx, listDue)) {
      if (signal?.aborted) return;
      await inTransaction(ctx, (ctx) => sendDigest(ctx, memberId)).catch((error: unknown) =>
        log.error({ err: error, memberId }, "a daily e-mail was not written"),
      );
    }
  }
}

/** The hour at which today's e-mail is due, on the workspace's own clock, also on the days when that clock changes. */
const dueAt = (now: Date) => sql`(
  date_trunc('day', ${now.toISOString()}::timestamptz at time zone w.time_zone)
  + make_interval(hours => coalesce(d.hour, ${usualDigestHour}))) at time zone w.time_zone`;

async function listDue(ctx: InTransaction): Promise<string[]> {
  const now = ctx.now();
  const due = await ctx.db.execute<{ id: string }>(sql`
    select m.id from members m
    join workspaces w on w.id = m.workspace_id
    left join alert_digests d on d.workspace_id = m.workspace_id and d.member_id = m.id
    where m.workspace_id = ${ctx.workspaceId}::uuid and m.removed_at is null
      and ${dueAt(now)} <= ${now.toISOString()}::timestamptz
      and (d.told_until is null or d.told_until < ${dueAt(now)})
    order by m.id`);
  return due.map((row) => row.id);
}

/**
 * Notes up to where she has been told and asks for the letter in one transaction: a worker killed in between has done
 * neither, and of two workers the second finds it noted.
 */
async function sendDigest(ctx: InTransaction, memberId: string): Promise<void> {
  const now = ctx.now();
  const { workspaceId } = ctx;
  const dayBefore = new Date(now.getTime() - 86_400_000);
  await ctx.db
    .insert(alertDigests)
    .values({ workspaceId, memberId, hour: usualDigestHour, toldUntil: dayBefore })
    .onConflictDoNothing();
  const own = and(eq(alertDigests.workspaceId, workspaceId), eq(alertDigests.memberId, memberId));
  const [digest] = await ctx.db.select().from(alertDigests).where(own).for("update");
  if (!(await listDue(ctx)).includes(memberId)) return;
  await ctx.db.update(alertDigests).set({ toldUntil: now }).where(own);

  const reader = await findReader(ctx, memberId);
  if (!reader) return;
  const chosen = await ctx.db
    .select()
    .from(alertPreferences)
    .where(and(eq(alertPreferences.workspaceId, workspaceId), eq(alertPreferences.memberId, memberId)));
  const daily = kindsFor(reader.roles).filter(
    (kind) => (chosen.find((own) => own.kind === kind.kind)?.email ?? kind.email) === "daily",
  );
  const rows = await ctx.db
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.workspaceId, workspaceId),
        isNull(alerts.resolvedAt),
        inArray(
          alerts.kind,
          daily.map(({ kind }) => kind),
        ),
        or(isNull(alerts.memberId), eq(alerts.memberId, memberId)),
        gt(alerts.rangAt, digest!.toldUntil),
      ),
    )
    .orderBy(desc(alerts.rangAt))
    .limit(most);
  if (rows.length === 0) return;
  const locale = localeOf(reader.locale);
  const told = rows.flatMap((row) => wordAlert(row, locale, reader.timeZone) ?? []);
  const letter = digestLetter(locale, told, reader.workspaceName, linkTo("/"));
  await enqueueMail(ctx, { to: reader.address, ...layOut(letter, locale) });
}
