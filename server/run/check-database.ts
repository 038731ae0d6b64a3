import postgres from "postgres";
import { Refusal } from "./refusal";

const oldest = 15;

/** Refuses, in one sentence, an address that leads to no Postgres we can use. */
export async function checkDatabase(url: string): Promise<void> {
  const { host, pathname, username } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [server] = await sql`select current_setting('server_version_num')::int as version`;
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
    await sql.end({ timeout: 1 });
  }
}
