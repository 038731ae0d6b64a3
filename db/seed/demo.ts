import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { members, users, workspaces } from "@/db/schema/identity";
import { connectNumber } from "@/server/channels/connect-number";
import { asPerson, database, inTransaction, type Role, systemCtx } from "@/server/context";
import { env } from "@/server/env";
import { createWorkspace } from "@/server/identity/create-workspace";

type DemoNumber = { wabaId: string; phoneNumberId: string; displayNumber: string; accessToken: string };
type Person = { email: string; name: string; role: Role };
export type DemoUser = { email: string; password: string; role: Role; workspace: string };

const currency = "USD";
const timeZone = "Europe/Brussels";

const luna = {
  name: "Boulangerie Luna",
  people: [
    { email: "luna@luna.example", name: "Luna Maes", role: "owner" },
    { email: "noor@luna.example", name: "Noor Peeters", role: "marketer" },
    { email: "karim@luna.example", name: "Karim Haddad", role: "finance" },
    { email: "ana@luna.example", name: "Ana Ruiz", role: "agent" },
    { email: "beto@luna.example", name: "Beto Campos", role: "agent" },
  ] satisfies Person[],
};

/** A second business that has not connected a number yet: so one can see that neither sees the other. */
const nova = {
  name: "Atelier Nova",
  people: [
    { email: "nova@nova.example", name: "Nova Claes", role: "owner" },
    { email: "jules@nova.example", name: "Jules Lambert", role: "agent" },
  ] satisfies Person[],
};

/** The same at every start of one installation and another in each, and without letters that look alike. */
function passwordOf(email: string): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const bytes = createHmac("sha256", env.GUICHET_MASTER_KEY).update(`demo password of ${email}`).digest();
  const picked = [...bytes.subarray(0, 12)].map((byte) => letters[byte % letters.length]).join("");
  return picked.replace(/(.{4})(?=.)/g, "$1-");
}

/** A workspace of that name to which this person belongs: also one whose seeding was interrupted. */
async function findWorkspace(name: string, ownerEmail: string): Promise<string | undefined> {
  const [owner] = await database().db.select({ id: users.id }).from(users).where(eq(users.email, ownerEmail));
  if (!owner) return undefined;
  const memberships = await asPerson(owner.id, (db) =>
    db.select({ workspaceId: members.workspaceId }).from(members).where(eq(members.userId, owner.id)),
  );
  for (const { workspaceId } of memberships) {
    const found = await inTransaction(systemCtx(workspaceId), (ctx) =>
      ctx.db
        .select({ id: workspaces.id })
        .from(workspaces)
        .where(and(eq(workspaces.id, workspaceId), eq(workspaces.name, name))),
    );
    if (found.length > 0) return workspaceId;
  }
  return undefined;
}

async function seedWorkspace({ name, people }: { name: string; people: Person[] }, number?: DemoNumber) {
  const ready = people.map((person) => ({ ...person, password: passwordOf(person.email) }));
  const workspaceId =
    (await findWorkspace(name, people[0]!.email)) ??
    (await createWorkspace(
      { name, timeZone, currency },
      ready.map(({ role, ...person }) => ({ ...person, roles: [role] })),
    ));
  if (number)
    await connectNumber(systemCtx(workspaceId), { ...number, verifiedName: name, currency, timeZone });
  return ready.map(({ email, password, role }): DemoUser => ({ email, password, role, workspace: name }));
}

/** The demo's two workspaces, their people, and the first one's number. Customers come from the sandbox's phones. */
export async function seedDemo(number: DemoNumber): Promise<{ users: DemoUser[] }> {
  const ofLuna = await seedWorkspace(luna, number);
  const ofNova = await seedWorkspace(nova);
  return { users: [...ofLuna, ...ofNova] };
}
