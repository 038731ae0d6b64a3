import type { Db } from "@/db/client";
import { users } from "@/db/schema/identity";
import { database } from "../../context";
import { env } from "../../env";

/** Nobody has an account yet: whoever knows the setup code may become the first owner. A demo comes with its people. */
export async function isUnclaimed(db: Db = database().db): Promise<boolean> {
  if (env.GUICHET_DEMO) return false;
  const anybody = await db.select({ id: users.id }).from(users).limit(1);
  return anybody.length === 0;
}
