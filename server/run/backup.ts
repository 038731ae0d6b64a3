import { statSync } from "node:fs";
import { writeBackup } from "@/db/backup/write-backup";
import { Refusal } from "./refusal";

const [file] = process.argv.slice(3);
if (!file) throw new Refusal("Say where to: npm run backup -- guichet-2026-11-22.gz");
const { DATABASE_URL = "", DATABASE_MIGRATE_URL = DATABASE_URL } = process.env;

const { header, counts } = await writeBackup(DATABASE_MIGRATE_URL, file).catch((error: Error) => {
  if (!error.message.includes("row-level security")) throw error;
  throw new Refusal(
    `${error.message} Let DATABASE_MIGRATE_URL name one who is not (alter role … bypassrls).`,
  );
});
const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
const megabytes = (statSync(file).size / 1024 / 1024).toFixed(1);
console.log(`  ${file}: ${rows} rows of ${Object.keys(counts).length} tables, ${megabytes} MB.`);
console.log(
  `  The master key is not in it. Keep ${header.masterKeyIds.length > 1 ? "the keys" : "the key"} ${header.masterKeyIds.join(", ")} elsewhere: without it nothing sealed opens.`,
);
