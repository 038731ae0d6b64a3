import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/identity";
import { asPerson, type Ctx, database } from "../../context";
import { systemVault } from "../../crypto";
import { letterLanguages } from "../../letter";
import { defineJob, enqueue } from "../../queue";
import { membershipsOf } from "../memberships-of";
import type { AskForResetInput } from "../schemas";
import { takeTries } from "../take-tries";
import { nobodysCtx, type Visit } from "../visit";
import { sendResetLink } from "./send-reset-link";

/** Sealed, because it holds what somebody typed: an address, perhaps of a person we do not know. */
export const sendResetJob = defineJob("sendReset", z.object({ sealed: z.base64() }));

const asked = z.object({ email: z.string(), language: z.enum(letterLanguages) });
const about = "asked for a new password";

/**
 * Notes that somebody forgot the password of this address. Whether it is anybody's is looked up by the worker, so that
 * the answer and its time are the same for everyone.
 */
export async function askForReset(visit: Visit, { email, language }: AskForResetInput): Promise<void> {
  await takeTries("reset", visit, email);
  const vault = await systemVault();
  const sealed = vault.seal(JSON.stringify({ email, language }), about).toString("base64");
  await enqueue(nobodysCtx(visit), sendResetJob, { sealed });
}

/** Sends the link that was asked for, if there is a person to send it to. */
export async function sendReset(ctx: Ctx, { sealed }: z.infer<typeof sendResetJob.payload>): Promise<void> {
  const vault = await systemVault();
  const { email, language } = asked.parse(
    JSON.parse(vault.open(Buffer.from(sealed, "base64"), about).toString()),
  );
  const [person] = await database().db.select().from(users).where(eq(users.email, email));
  if (!person) return;
  await asPerson(person.id, async (db) => {
    const worksSomewhere = (await membershipsOf(db, person.id)).length > 0;
    if (worksSomewhere) await sendResetLink(ctx, db, person, { language });
  });
}
