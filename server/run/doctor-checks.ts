import { randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import postgres from "postgres";
import { seesEverything } from "@/db/backup/tables";
import { whatsappAccounts } from "@/db/schema/channels";
import { dataKeys, workspaces } from "@/db/schema/identity";
import { accessToken } from "../channels/access-token";
import { asWorker, database, inTransaction, systemCtx } from "../context";
import { masterKeyId, systemVault, workspaceVault } from "../crypto";
import { env } from "../env";
import { isMailConfigured } from "../mail";
import { neededPermissions, readToken } from "../meta/channel";
import { findUnreadiness } from "../readiness";

/** `advice` says what to do, and is there unless all is well. */
export type Finding = { state: "well" | "warning" | "ill"; says: string; advice?: string };
type Check = { name: string; look: () => Promise<Finding> };

const well = (says: string): Finding => ({ state: "well", says });
const warning = (says: string, advice: string): Finding => ({ state: "warning", says, advice });
const ill = (says: string, advice: string): Finding => ({ state: "ill", says, advice });

const isLocal = (url: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
const asked = (url: string | URL) => fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });

async function settings(): Promise<Finding> {
  if (!isLocal(env.GUICHET_URL) && !env.GUICHET_URL.startsWith("https://"))
    return ill(
      `GUICHET_URL is ${env.GUICHET_URL}.`,
      "Meta posts to https only: put a proxy with a certificate before it.",
    );
  if (env.GUICHET_DEMO) return well("This is a demo.");
  return well(`Every setting is there; people come to ${env.GUICHET_URL}.`);
}

async function databaseCheck(): Promise<Finding> {
  const [row] = await database().sql`
    select current_setting('server_version') as version, current_user as role,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses,
      pg_size_pretty(pg_database_size(current_database())) as size`;
  if (row?.bypasses)
    return ill(`It works as ${row.role}, whom row-level security does not bind.`, "Run npm run migrate.");
  return well(`Postgres ${row?.version}, ${row?.size}, as ${row?.role}.`);
}

async function migrations(): Promise<Finding> {
  const problem = await findUnreadiness();
  if (problem) return ill("The database has not the schema of this Guichet.", "Run npm run migrate.");
  const open = await database().sql`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`;
  if (open.length > 0)
    return ill(
      `Row-level security is off for ${open.map((row) => row.relname).join(", ")}.`,
      "Somebody changed it by hand: turn it on and force it again.",
    );
  return well("The newest schema, with row-level security forced on every table of a workspace.");
}

async function masterKey(): Promise<Finding> {
  const keys = await asWorker((db) =>
    db.select({ scope: dataKeys.scope, id: dataKeys.masterKeyId }).from(dataKeys),
  );
  const ours = [env.GUICHET_MASTER_KEY, ...env.GUICHET_PREVIOUS_MASTER_KEYS].map(masterKeyId);
  const missing = [...new Set(keys.map((key) => key.id))].filter((id) => !ours.includes(id));
  if (missing.length > 0)
    return ill(
      `Nothing opens that the master key ${missing.join(", ")} sealed.`,
      "Put that key into GUICHET_MASTER_KEY, or into GUICHET_PREVIOUS_MASTER_KEYS.",
    );
  const known = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  const sealed = known.filter(({ id }) => keys.some((key) => key.scope === id));
  await systemVault();
  for (const { id } of sealed) await inTransaction(systemCtx(id), workspaceVault);
  if (keys.some((key) => key.id !== ours[0]))
    return warning("Some keys are wrapped by an earlier master key.", "Run npm run keys:rotate.");
  return well(`It opens the keys of ${sealed.length} workspaces.`);
}

async function clock(): Promise<Finding> {
  const before = Date.now();
  const [row] = await database().sql`select extract(epoch from clock_timestamp()) * 1000 as now`;
  const offDatabase = Math.abs(Number(row?.now) - (before + Date.now()) / 2);
  const answer = await asked(env.META_GRAPH_URL).catch(() => undefined);
  if (!answer)
    return ill(`Nothing answers at ${env.META_GRAPH_URL}.`, "Let this machine reach Meta's Graph API.");
  const told = Date.parse(answer.headers.get("date") ?? "");
  const offMeta = Math.abs(told - Date.now());
  // Meta's header has whole seconds.
  if (offDatabase > 2000 || offMeta > 5000)
    return ill(
      `It differs by ${Math.round(offDatabase)} ms from the database and by ${Math.round(offMeta / 1000)} s from Meta.`,
      "Keep the time by NTP on every machine: windows and limits are counted by it.",
    );
  return well(`Within ${Math.ceil(offDatabase)} ms of the database; Meta's agrees.`);
}

async function webhook(): Promise<Finding> {
  const url = new URL("/api/webhooks/meta", env.GUICHET_URL);
  const challenge = randomUUID();
  url.search = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.challenge": challenge,
    "hub.verify_token": env.META_VERIFY_TOKEN,
  }).toString();
  const answer = await asked(url).catch(() => undefined);
  const address = `${url.origin}${url.pathname}`;
  if (!answer)
    return ill(`Nothing answers at ${address}.`, "Start the web process, and lead that address to it.");
  if ((await answer.text()) !== challenge)
    return ill(
      `What answers at ${address} is not this Guichet (${answer.status}).`,
      "Lead the address to the web process, with the same META_VERIFY_TOKEN.",
    );
  return isLocal(env.GUICHET_URL) && !env.GUICHET_DEMO
    ? warning(`${address} answers, but Meta cannot reach it.`, "Set GUICHET_URL to the public address.")
    : well(`${address} answers Meta's handshake, asked from here.`);
}

async function worker(): Promise<Finding> {
  const [row] = await asWorker((db) =>
    db.execute<{ count: number; oldest: number | null }>(sql`
      select count(*)::int, extract(epoch from now() - min(received_at))::int as oldest from deliveries
      where processed_at is null and failed_at is null and attempts = 0`),
  );
  return (row?.oldest ?? 0) > 60
    ? ill(
        `${row?.count} deliveries wait, the oldest for ${row?.oldest} seconds.`,
        "Start npm run worker, or one more of them.",
      )
    : well("No delivery waits for long.");
}

async function tokens(): Promise<Finding> {
  const known = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  const found: Finding[] = [];
  for (const { id } of known) {
    const ctx = systemCtx(id);
    const accounts = await inTransaction(ctx, (ctx) =>
      ctx.db.select({ id: whatsappAccounts.id, wabaId: whatsappAccounts.wabaId }).from(whatsappAccounts),
    );
    for (const account of accounts) found.push(await tokenOf(ctx, account));
  }
  if (found.length === 0)
    return warning("No number is connected.", "Connect one: server/connect-a-real-number.md.");
  const rank = ["ill", "warning", "well"];
  const worst = found.sort((one, other) => rank.indexOf(one.state) - rank.indexOf(other.state))[0]!;
  return worst.state === "well" ? well(`${found.length} tokens may send and manage.`) : worst;
}

const soonMs = 14 * 86_400_000;

async function tokenOf(
  ctx: ReturnType<typeof systemCtx>,
  account: { id: string; wabaId: string },
): Promise<Finding> {
  const at = `The token of account ${account.wabaId}`;
  const renew = "Make a new one for the system user and put it in under Settings › Channels.";
  const token = await accessToken(ctx, account.id).catch(() => undefined);
  if (!token) return ill(`Account ${account.wabaId} has no access token.`, renew);
  const reading = await readToken(token);
  if (!reading.ok)
    return warning(
      `${at} could not be looked at: ${reading.error.message}`,
      "Try again, and check META_APP_ID and META_APP_SECRET.",
    );
  const { isValid, permissions, expiresAt } = reading.value;
  const lacking = neededPermissions.filter((name) => !permissions.includes(name));
  if (!isValid) return ill(`${at} is not valid any more.`, renew);
  if (lacking.length > 0) return ill(`${at} lacks ${lacking.join(" and ")}.`, renew);
  if (expiresAt && expiresAt.getTime() < Date.now() + soonMs)
    return warning(`${at} ends on ${expiresAt.toISOString().slice(0, 10)}.`, renew);
  return well(at);
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(".");
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  const says = `${gigabytes.toFixed(1)} GB free here.`;
  return gigabytes < 0.5
    ? ill(says, "Free some space.")
    : gigabytes < 2
      ? warning(says, "Free some space soon.")
      : well(says);
}

async function mail(): Promise<Finding> {
  if (!isMailConfigured())
    return warning(
      "No mail server is set.",
      "Set SMTP_URL and MAIL_FROM, or hand links over yourself: they are shown to the owner and logged.",
    );
  try {
    await createTransport(env.SMTP_URL).verify();
    return well(`${new URL(env.SMTP_URL ?? "").hostname} takes our mail.`);
  } catch (error) {
    return ill(
      `The mail server does not take our mail: ${error instanceof Error ? error.message : "unknown"}.`,
      "Check SMTP_URL.",
    );
  }
}

async function backups(): Promise<Finding> {
  const connection = postgres(env.DATABASE_MIGRATE_URL ?? env.DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    return (await seesEverything(connection))
      ? well("npm run backup may read every table.")
      : warning(
          "npm run backup may not read every table.",
          "Let DATABASE_MIGRATE_URL name a user with bypassrls, or back up with your host's own tools.",
        );
  } finally {
    await connection.end();
  }
}

export const checks: Check[] = [
  { name: "settings", look: settings },
  { name: "database", look: databaseCheck },
  { name: "schema", look: migrations },
  { name: "master key", look: masterKey },
  { name: "clock", look: clock },
  { name: "webhook", look: webhook },
  { name: "worker", look: worker },
  { name: "tokens", look: tokens },
  { name: "disk", look: disk },
  { name: "mail", look: mail },
  { name: "backup", look: backups },
];
