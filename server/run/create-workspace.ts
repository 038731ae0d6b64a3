import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase } from "../context";
import { createWorkspace } from "../identity/create-workspace";
import { signInInput } from "../identity/schemas";
import { firstLine } from "./first-line";
import { Refusal } from "./refusal";

const usage =
  'Say whose it is: --name "Boulangerie Luna" --email luna@example.com --person "Luna Maes" [--time-zone Europe/Brussels] [--currency EUR] [--password-stdin].';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    name: { type: "string" },
    email: { type: "string" },
    person: { type: "string" },
    "time-zone": { type: "string", default: "UTC" },
    currency: { type: "string", default: "USD" },
    "password-stdin": { type: "boolean", default: false },
  },
});
const input = z
  .object({
    name: z.string().min(1).max(100),
    email: signInInput.shape.email,
    person: z.string().min(1).max(100),
    "time-zone": z.string().refine((zone) => Intl.supportedValuesOf("timeZone").concat("UTC").includes(zone)),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .safeParse(values);
if (!input.success)
  throw new Refusal(`${usage} Wrong or missing: ${String(input.error.issues[0]?.path[0])}.`);

const { name, email, person, currency, "time-zone": timeZone } = input.data;
const given = values["password-stdin"] ? await firstLine("Password:") : undefined;
if (given !== undefined && (given.length < 12 || !signInInput.shape.password.safeParse(given).success))
  throw new Refusal("The password must have 12 to 256 characters.");
const password = given ?? randomBytes(15).toString("base64url");

const workspaceId = await createWorkspace({ name, timeZone, currency }, [
  { email, name: person, password, roles: ["owner"] },
]);
console.log(`  Workspace  ${workspaceId}\n  Owner      ${email}`);
if (given === undefined)
  console.log(
    `  Password   ${password}\n\n  It is shown this once. Whoever had an account before keeps their own password.`,
  );
await closeDatabase();
