import { parseArgs } from "node:util";
import { z } from "zod";
import { connectNumber } from "../channels/connect-number";
import { closeDatabase, systemCtx } from "../context";
import { findWorkspace } from "../identity/find-workspace";
import { readNumber, subscribe } from "../meta/account";
import { firstLine } from "./first-line";
import { Refusal } from "./refusal";

const usage =
  "Say which: --workspace ID --account WABA_ID --number PHONE_NUMBER_ID, and give the access token on standard input.";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    workspace: { type: "string" },
    account: { type: "string" },
    number: { type: "string" },
    "time-zone": { type: "string" },
  },
});
const metaId = z.string().regex(/^\d+$/);
const input = z
  .object({ workspace: z.uuid(), account: metaId, number: metaId, "time-zone": z.string().optional() })
  .safeParse(values);
if (!input.success) throw new Refusal(usage);

const { workspace: workspaceId, account: wabaId, number: phoneNumberId } = input.data;
const ctx = systemCtx(workspaceId);
const workspace = await findWorkspace(ctx);
if (!workspace) throw new Refusal("There is no such workspace: npm run workspace:create makes one.");
const token = await firstLine("Access token of a system user:");
if (!token) throw new Refusal(usage);

const { currency = workspace.currency, ...number } = await readNumber({ wabaId, phoneNumberId, token });
const timeZone = input.data["time-zone"] ?? number.timeZone ?? workspace.timeZone;
await connectNumber(ctx, { wabaId, phoneNumberId, ...number, currency, timeZone, accessToken: token });
await subscribe({ wabaId, token });
console.log(`  ${number.verifiedName}, ${number.displayNumber}, now answers in ${workspace.name}.`);
await closeDatabase();
