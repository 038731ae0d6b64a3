import { eq } from "drizzle-orm";
import { createMember, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { users } from "@/db/schema/identity";
import { deliverMail, sendMailJob } from "../../mail";
import { hashPassword } from "../password";
import type { Role } from "../schemas";
import { nobodysCtx, type Visit } from "../visit";
import { askForReset, sendReset, sendResetJob } from "./ask-for-reset";

export const fromHome: Visit = {
  now: () => new Date(),
  origin: { ip: "203.0.113.7", userAgent: "Firefox" },
};

/** A member with a password, as she signs in. */
export async function createPerson(workspaceId: string, name: string, roles: Role[] = ["agent"]) {
  const member = await createMember(workspaceId, name, roles);
  const password = `${name}'s first password`;
  const [user] = await ownerDb()
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, member.userId))
    .returning();
  return { member, userId: member.userId, email: user!.email, password };
}

/** Does what the worker would with what visitors have asked for, until nothing is left. */
export async function workOff(): Promise<void> {
  const ctx = nobodysCtx(fromHome);
  const next = async () => (await ownerDb().select().from(jobs).orderBy(jobs.id).limit(1))[0];
  for (let job = await next(); job; job = await next()) {
    if (job.name === sendResetJob.name) await sendReset(ctx, sendResetJob.payload.parse(job.payload));
    if (job.name === sendMailJob.name) {
      await deliverMail({ ...ctx, workspaceId: job.workspaceId }, sendMailJob.payload.parse(job.payload));
    }
    await ownerDb().delete(jobs).where(eq(jobs.id, job.id));
  }
}

export async function forget(email: string, visit: Visit = fromHome): Promise<void> {
  await askForReset(visit, { email, language: "en" });
  await workOff();
}
