import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { invitations, users } from "@/db/schema/identity";
import { systemCtx } from "../../context";
import { deliverMail, sendMailJob } from "../../mail";
import { openPostOffice } from "../../testing-mail";
import { invite } from "./invite";
import { join } from "./join";

const post = await openPostOffice();
Object.assign(process.env, {
  SMTP_URL: post.url,
  MAIL_FROM: "Guichet <guichet@luna.example>",
  GUICHET_URL: "https://guichet.luna.example/",
});
afterAll(post.close);

/** What waits for the worker. */
const waiting = (workspaceId: string) =>
  ownerDb().select().from(jobs).where(eq(jobs.workspaceId, workspaceId));

test("with e-mail nobody is shown the link: it comes in the language chosen, and following it proves the address", async () => {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const email = "ana@luna.example";
  const answer = await invite(as(noor), { email, roles: ["agent"], language: "nl" });
  expect(Object.keys(answer)).toEqual(["id"]);

  const [job] = await waiting(luna.id);
  await deliverMail(systemCtx(luna.id), sendMailJob.payload.parse(job!.payload));
  const [{ to, letter } = {}] = post.letters;
  expect(to).toEqual([email]);
  expect(letter?.subject).toBe("Noor nodigt je uit voor Luna");
  const [, token = ""] =
    /https:\/\/guichet\.luna\.example\/invitation#([\w-]+)/.exec(letter?.text ?? "") ?? [];

  await join({ now: () => new Date() }, { token, name: "Ana", password: "a long enough phrase" });
  const [ana] = await ownerDb().select().from(users).where(eq(users.email, email));
  expect(ana?.emailProvenAt).toBeInstanceOf(Date);
});

test("an invitation that fails sends no letter", async () => {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const beto = { email: "beto@luna.example", roles: ["agent" as const], language: "en" as const };
  await invite(as(noor), beto);
  await expect(invite(as(noor), beto)).rejects.toMatchObject({ key: "alreadyInvited" });
  expect(await waiting(luna.id)).toHaveLength(1);
  const rows = await ownerDb().select().from(invitations).where(eq(invitations.workspaceId, luna.id));
  expect(rows).toMatchObject([{ email: "beto@luna.example", sentAt: expect.any(Date) }]);
});
