import { createHmac, timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import { database } from "../../context";
import { env } from "../../env";

/** Letters and digits that nobody confuses when reading them from a log. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/**
 * The code that only someone who reads this server's log knows. It follows from the server's secret and from the
 * database, so every process of a deployment prints the same one, and a new database has another.
 */
export async function setupCode(): Promise<string> {
  const [row] = await database().db.execute<{ oid: string }>(
    sql`select oid::text from pg_database where datname = current_database()`,
  );
  const bytes = createHmac("sha256", env.GUICHET_AUTH_SECRET).update(`first owner ${row?.oid}`).digest();
  const code = [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Whether this is the code, however it was typed. */
export async function isSetupCode(typed: string): Promise<boolean> {
  const plain = (code: string) =>
    code
      .toUpperCase()
      .replaceAll("O", "0")
      .replaceAll(/[IL]/g, "1")
      .replaceAll(/[^0-9A-Z]/g, "");
  const digest = (code: string) => createHmac("sha256", env.GUICHET_AUTH_SECRET).update(plain(code)).digest();
  return timingSafeEqual(digest(typed), digest(await setupCode()));
}
