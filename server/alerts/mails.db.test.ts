import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { users } from "@/db/schema/identity";
import { inTransaction, systemCtx } from "../context";
import { rememberLocale } from "../identity/remember-locale";
import { deliverMail } from "../mail";
import type { JobRow } from "../queue";
import { mailThroughPostOffice } from "../testing-mail";
import { mailAlertJob, writeAlert } from "./mail-at-once";
import { raiseAlert, resolveAlert } from "./raise-alert";
import { saveDigestHour, savePreference } from "./save-preference";
import { sendDigests } from "./send-digests";

const office = await mailThroughPostOffice();

const invalid = (name: string) =>
  ({
    kind: "channel_token_invalid",
    subject: { type: "number", id: name },
    params: { numberName: name },
  }) as const;

async function shop() {
  const { id } = await createWorkspace({ timeZone: "Europe/Madrid" });
  const ana = await createMember(id, "Ana", ["owner"]);
  const [user] = await ownerDb().select().from(users).where(eq(users.id, ana.userId));
  return { id, ana, email: user!.email };
}

const jobsOf = (workspaceId: string, name: string): Promise<JobRow[]> =>
  ownerDb()
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspaceId), eq(jobs.name, name)));

/** What a worker would do with the letters that were asked for. */
async function post(workspaceId: string) {
  for (const job of await jobsOf(workspaceId, "sendMail")) {
    await deliverMail(systemCtx(workspaceId), job.payload as Parameters<typeof deliverMail>[1]);
    await ownerDb().delete(jobs).where(eq(jobs.id, job.id));
  }
}

const write = async (workspaceId: string) => {
  for (const job of await jobsOf(workspaceId, mailAlertJob.name))
    await writeAlert(systemCtx(workspaceId), mailAlertJob.payload.parse(job.payload), job);
};

const lettersTo = (email: string) =>
  office.letters.filter(({ to }) => to.includes(email)).map(({ letter }) => letter);

test("who wants to know at once is written to, in the language of her screen", async () => {
  const { id, ana, email } = await shop();
  await rememberLocale(as(ana), { locale: "nl" });
  await raiseAlert(systemCtx(id), invalid("Luna"));
  await raiseAlert(systemCtx(id), invalid("Luna"));
  await write(id);
  await post(id);
  const [letter, ...more] = lettersTo(email);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Meta weigert het toegangstoken van Luna");
  expect(letter?.text).toContain("/settings/channels");
});

test("what was mended before the letter was written is nobody's letter", async () => {
  const { id, email } = await shop();
  await raiseAlert(systemCtx(id), invalid("Sol"));
  await resolveAlert(systemCtx(id), invalid("Sol"));
  await write(id);
  await post(id);
  expect(lettersTo(email)).toEqual([]);
  expect(await jobsOf(id, mailAlertJob.name)).toEqual([]);
});

test("an alert that was not committed writes to nobody", async () => {
  const { id } = await shop();
  const killed = inTransaction(systemCtx(id), async (ctx) => {
    await raiseAlert(ctx, invalid("Mar"));
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await jobsOf(id, mailAlertJob.name)).toEqual([]);
});

const madrid = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 10, day, hour - 1, minute));

test("the daily letter goes out once, at her hour on the workspace's clock, with what came since the last", async () => {
  const { id, ana, email } = await shop();
  await savePreference(as(ana), { kind: "channel_token_invalid", inApp: true, email: "daily" });
  await saveDigestHour(
    as(ana, () => madrid(19, 12)),
    { hour: 9 },
  );
  await raiseAlert(
    systemCtx(id, () => madrid(19, 15)),
    invalid("Luna"),
  );
  await raiseAlert(
    systemCtx(id, () => madrid(20, 8)),
    invalid("Sol"),
  );

  await sendDigests(undefined, () => madrid(20, 8, 59));
  expect(await jobsOf(id, "sendMail")).toEqual([]);
  await Promise.all([1, 2, 3].map(() => sendDigests(undefined, () => madrid(20, 9, 1))));
  await sendDigests(undefined, () => madrid(20, 18));
  await post(id);
  const [letter, ...more] = lettersTo(email);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Luna: 2 things need you");
  expect(letter?.text).toContain("token of Sol");

  await sendDigests(undefined, () => madrid(21, 9, 1));
  await post(id);
  expect(lettersTo(email)).toHaveLength(1);
});
