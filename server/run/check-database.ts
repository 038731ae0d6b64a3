import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { Refusal } from "./refusal";

const oldest = 15;

/** Refuses, in one sentence, an address that leads to no Postgres we can use. */
export async function checkDatabase(url: string, { withinMs = 10_000 } = {}): Promise<void> {
  const { host, pathname, username } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  // What answers but is no Postgres would be asked again and again without an end.
  const patience = new AbortController();
  const silence = pause(withinMs, undefined, { signal: patience.signal }).then(() => {
    throw new Error("no answer in time");
  });
  try {
    const asked = sql`select current_setting('server_version_num')::int as version`;
    const [server] = await Promise.race([asked, silence]);
    const major = Math.floor(Number(server?.version) / 10_000);
    if (major < oldest)
      throw new Refusal(
        `DATABASE_URL leads to Postgres ${major}; Guichet needs Postgres ${oldest} or later.`,
      );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code = "", message } = error as { code?: string; message: string };
    if (code === "3D000")
      throw new Refusal(
        `DATABASE_URL names the database "${database}", which does not exist on ${host}: create it first.`,
      );
    if (code.startsWith("28"))
      throw new Refusal(`DATABASE_URL is refused by ${host}: check the user "${username}" and its password.`);
    if (code === "53100") throw error;
    throw new Refusal(`DATABASE_URL leads nowhere: no Postgres answers at ${host} (${code || message}).`);
  } finally {
    silence.catch(() => {});
    patience.abort();
    await sql.end({ timeout: 1 });
  }
}
