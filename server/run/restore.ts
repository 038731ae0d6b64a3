import { parseArgs } from "node:util";
import { readBackup } from "@/db/backup/read-backup";
import journal from "@/db/migrations/meta/_journal.json";
import { masterKeyId } from "../crypto";
import { env } from "../env";
import { Refusal } from "./refusal";

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  options: { "send-queued": { type: "boolean", default: false } },
  allowPositionals: true,
});
const [file] = positionals;
if (!file) throw new Refusal("Say from where: npm run restore -- guichet-2026-11-22.gz [--send-queued]");
const { DATABASE_URL, DATABASE_MIGRATE_URL = DATABASE_URL } = env;
const newest = Math.max(...journal.entries.map((entry) => entry.when));

const { header, counts, heldBack } = await readBackup(DATABASE_MIGRATE_URL, file, {
  sendQueued: values["send-queued"],
  newest,
}).catch((error: Error) => {
  throw error.name === "PostgresError" ? error : new Refusal(error.message);
});
const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
console.log(`  ${rows} rows of ${Object.keys(counts).length} tables, as they were at ${header.takenAt}.`);
if (heldBack > 0)
  console.log(
    `  ${heldBack} messages waited to be sent then and are held back, because they may have been sent since.`,
  );
const ours = [env.GUICHET_MASTER_KEY, ...env.GUICHET_PREVIOUS_MASTER_KEYS].map(masterKeyId);
const missing = header.masterKeyIds.filter((id) => !ours.includes(id));
if (missing.length > 0)
  throw new Refusal(
    `What is sealed does not open: the backup needs the master key ${missing.join(", ")} in GUICHET_MASTER_KEY or GUICHET_PREVIOUS_MASTER_KEYS.`,
  );
