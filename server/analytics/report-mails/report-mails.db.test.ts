import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { auditEntries, members, users } from "@/db/schema/identity";
import { responses } from "@/db/schema/inbox";
import { reportMails } from "@/db/schema/saved-reports";
import { systemCtx } from "../../context";
import { deliverMail } from "../../mail";
import { mailThroughPostOffice } from "../../testing-mail";
import { buildMissingRollups, foldRollups } from "../../worker/fold-rollups";
import { forLetters } from "../../worker/for-letters";
import { changeReport } from "../saved-reports/change-report";
import { saveReport } from "../saved-reports/save-report";
import { saveReportInput } from "../saved-reports/schemas";
import { tokenToStop } from "./link-to-stop";
import { mailReport } from "./mail-report";
import type { AttachmentKind } from "./schemas";
import { stopMail, stopMailByLink } from "./stop-mail";
import { writeReportMails } from "./write-report-mails";

const office = await mailThroughPostOffice();

const at = (iso: string) => () => new Date(iso);
/** A Wednesday; in Madrid it is an hour later. */
const asked = "2026-03-04T10:00:00Z";
const [beforeEight, afterEight, nextDay] = [
  "2026-03-05T06:55:00Z",
  "2026-03-05T07:00:00Z",
  "2026-03-06T07:00:00Z",
];

/** Bram, who reads finances, has asked for what was said yesterday, every day at eight. */
async function shop({ locale = null as string | null, attachment = null as AttachmentKind | null } = {}) {
  const { id } = await createWorkspace({ timeZone: "Europe/Madrid" });
  const ana = await createMember(id, "Ana", ["owner"]);
  const bram = await createMember(id, "Bram", ["finance"]);
  const [user] = await ownerDb().update(users).set({ locale }).where(eq(users.id, bram.userId)).returning();
  const { id: savedReportId } = await saveReport(
    as(ana),
    saveReportInput.parse({
      ...{ name: "Yesterday", isShared: true, query: "period=yesterday", period: "yesterday" },
      asked: { report: "response-time", question: {} },
    }),
  );
  await mailReport(as(bram, at(asked)), { savedReportId, times: { every: "day", hour: 8 }, attachment });
  const jobsHere = () =>
    ownerDb()
      .select()
      .from(jobs)
      .where(and(eq(jobs.workspaceId, id), eq(jobs.name, "sendMail")));
  const letters = async () => {
    for (const job of await jobsHere()) {
      await deliverMail(systemCtx(id), job.payload as Parameters<typeof deliverMail>[1]);
      await ownerDb().delete(jobs).where(eq(jobs.id, job.id));
    }
    return office.letters.filter(({ to }) => to.includes(user!.email)).map(({ letter }) => letter);
  };
  return { id, ana, bram, savedReportId, letters };
}

/** A customer asked in the morning of that Wednesday and was answered after half a minute. */
async function somebodyWasAnswered(workspaceId: string) {
  const { id: conversationId } = await createConversation(workspaceId);
  const askedAt = new Date("2026-03-04T08:00:00Z");
  await ownerDb()
    .insert(responses)
    .values({
      ...{ workspaceId, id: uuidv7(), conversationId, askedAt, isFirst: true, waitSeconds: 30 },
      ...{ workingSeconds: 30, answeredAt: new Date(askedAt.getTime() + 30_000), answeredBy: "person" },
    });
  await foldRollups();
}

test("a report is written at its hour, once, however often two workers look and start again", async () => {
  const { letters } = await shop();
  await writeReportMails(forLetters, undefined, at(beforeEight));
  expect(await letters()).toHaveLength(0);
  const look = () => writeReportMails(forLetters, undefined, at(afterEight));
  await Promise.all([look(), look(), look()]);
  await look();
  expect(await letters()).toHaveLength(1);
  await Promise.all([
    writeReportMails(forLetters, undefined, at(nextDay)),
    writeReportMails(forLetters, undefined, at(nextDay)),
  ]);
  expect(await letters()).toHaveLength(2);
});

test("a worker that dies over a letter leaves it to the next, and has written none", async () => {
  const { id, letters } = await shop();
  // Whatever it was that it could not do: here, asking for the letter to be sent.
  await ownerDb().execute(`create function refuse() returns trigger language plpgsql as $$ begin
    if new.workspace_id = '${id}' then raise exception 'killed'; end if; return new; end $$`);
  await ownerDb().execute(
    "create trigger refuse before insert on jobs for each row execute function refuse()",
  );
  await writeReportMails(forLetters, undefined, at(afterEight));
  await ownerDb().execute("drop trigger refuse on jobs");
  expect(await letters()).toHaveLength(0);
  await writeReportMails(forLetters, undefined, at(afterEight));
  expect(await letters()).toHaveLength(1);
});

test("the letter says the figures in its reader's language, and leads to the report and out of it", async () => {
  const { id, letters } = await shop({ locale: "fr" });
  await somebodyWasAnswered(id);
  await writeReportMails(forLetters, undefined, at(afterEight));
  const [letter] = await letters();
  expect(letter?.subject).toBe("Yesterday: 4 mars 2026");
  expect(letter?.text).toContain("La moitié des clients a attendu au plus 30 s, neuf sur dix au plus 30 s.");
  expect(letter?.text).toContain("Réponses : 1. En attente : 0.");
  expect(letter?.text).toContain("/analytics/response-time?period=yesterday");
  const token = letter?.text?.match(/\/stop-mail#([\w-]+)/)?.[1] ?? "";
  await stopMailByLink({ token });
  await stopMailByLink({ token });
  await writeReportMails(forLetters, undefined, at(nextDay));
  expect(await letters()).toHaveLength(1);
  const [entry] = await ownerDb()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, id), eq(auditEntries.action, "report.mail_stopped")));
  expect(entry).toMatchObject({
    subjectName: "Yesterday",
    before: { member: "Bram", every: "day", hour: 8 },
  });
});

test("where nobody asked anything, the letter says so", async () => {
  const { letters } = await shop();
  await buildMissingRollups();
  await writeReportMails(forLetters, undefined, at(afterEight));
  const [letter] = await letters();
  expect(letter?.text).toContain("Nobody asked anything in this period.");
});

test.each([
  [
    "has another role now",
    (id: string) =>
      ownerDb()
        .update(members)
        .set({ roles: ["agent"] })
        .where(eq(members.id, id)),
  ],
  [
    "was removed",
    (id: string) => ownerDb().update(members).set({ removedAt: new Date() }).where(eq(members.id, id)),
  ],
])("who %s is written nothing", async (_name, lose) => {
  const { bram, letters } = await shop();
  await lose(bram.id);
  await writeReportMails(forLetters, undefined, at(afterEight));
  expect(await letters()).toEqual([]);
});

test("a report that is shared no more is written to its maker alone", async () => {
  const { ana, savedReportId, letters } = await shop();
  await changeReport(as(ana), { savedReportId, name: "Yesterday", isShared: false });
  await writeReportMails(forLetters, undefined, at(afterEight));
  expect(await letters()).toEqual([]);
});

test("who stopped it, or chose a later hour, is not written to at the former one", async () => {
  const { bram, savedReportId, letters } = await shop();
  await mailReport(as(bram, at(asked)), {
    savedReportId,
    times: { every: "week", weekday: 5, hour: 8 },
    attachment: null,
  });
  await writeReportMails(forLetters, undefined, at(afterEight));
  expect(await letters()).toEqual([]);
  await writeReportMails(forLetters, undefined, at(nextDay));
  expect(await letters()).toHaveLength(1);
  await stopMail(as(bram), { savedReportId });
  await writeReportMails(forLetters, undefined, at("2026-03-13T09:00:00Z"));
  expect(await letters()).toHaveLength(1);
});

test("nobody asks for a report that is not hers to read", async () => {
  const { id, ana } = await shop();
  const chloe = await createMember(id, "Chloe", ["marketer"]);
  const { id: hidden } = await saveReport(
    as(ana),
    saveReportInput.parse({
      ...{ name: "Mine", isShared: false, query: "", period: "last7" },
      asked: { report: "billed-messages", question: {} },
    }),
  );
  const ask = mailReport(as(chloe), {
    savedReportId: hidden,
    times: { every: "day", hour: 8 },
    attachment: null,
  });
  await expect(ask).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a link that we did not sign stops nothing", async () => {
  const { id } = await shop();
  const [mail] = await ownerDb().select().from(reportMails).where(eq(reportMails.workspaceId, id));
  const token = tokenToStop({ workspaceId: id, mailId: mail!.id });
  for (const wrong of ["", "x", `${token.slice(0, -2)}AA`, token.slice(0, 40)])
    await expect(stopMailByLink({ token: wrong })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await ownerDb().select().from(reportMails).where(eq(reportMails.workspaceId, id))).toHaveLength(1);
});
