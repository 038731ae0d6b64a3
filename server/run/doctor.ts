import { closeDatabase } from "../context";
import { checks, type Finding } from "./doctor-checks";
import { explain } from "./refusal";

const asJson = process.argv.includes("--json");
const signs = { well: "✓", warning: "!", ill: "✗" };

const findings: ({ name: string } & Finding)[] = [];
for (const { name, look } of checks) {
  const finding = await look().catch(
    (error: unknown): Finding => ({ state: "ill", says: explain(error), advice: "See what stands above." }),
  );
  findings.push({ name, ...finding });
  if (asJson) continue;
  console.log(`  ${signs[finding.state]}  ${name.padEnd(11)} ${finding.says}`);
  if (finding.advice) console.log(`${" ".repeat(17)}→ ${finding.advice}`);
}
if (asJson) console.log(JSON.stringify(findings, undefined, 2));
await closeDatabase();
process.exit(findings.some((finding) => finding.state === "ill") ? 1 : 0);
