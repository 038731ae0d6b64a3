import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { database, inTransaction, systemCtx } from "../context";
import { recordAudit } from "./record-audit";

const entriesOf = (workspaceId: string) =>
  ownerDb().select().from(auditEntries).where(sql`workspace_id = ${workspaceId}`);

test("a change is recorded with who, what, when and from where", async () => {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const at = new Date("2026-03-04T10:11:12.345Z");
  const origin = { ip: "203.0.113.7", userAgent: "Firefox" };
  await recordAudit(
    { ...as(noor, () => at), origin },
    {
      action: "member.roles_changed",
      subject: { id: "m1", name: "Jules" },
      before: { roles: ["agent"] },
      after: { roles: ["marketer", "agent"], since: at },
    },
  );
  expect(await entriesOf(luna.id)).toMatchObject([
    {
      action: "member.roles_changed",
      at,
      actorKind: "member",
      memberId: noor.id,
      subjectId: "m1",
      subjectName: "Jules",
      before: { roles: ["agent"] },
      after: { roles: ["marketer", "agent"], since: "2026-03-04T10:11:12.345Z" },
      ip: "203.0.113.7",
      userAgent: "Firefox",
    },
  ]);
});

test("it is recorded together with the change, or not at all", async () => {
  const luna = await createWorkspace();
  const broken = inTransaction(systemCtx(luna.id), async (ctx) => {
    await recordAudit(ctx, { action: "api_key.created", subject: "k1" });
    throw new Error("The change itself failed");
  });
  await expect(broken).rejects.toThrow("The change itself failed");
  expect(await entriesOf(luna.id)).toEqual([]);
});

test.each([
  ["changed", sql`update audit_entries set action = 'nothing'`],
  ["removed", sql`delete from audit_entries`],
  ["emptied", sql`truncate audit_entries`],
])("for the application the trail cannot be %s", async (_, statement) => {
  const luna = await createWorkspace();
  await recordAudit(systemCtx(luna.id), { action: "api_key.created", subject: "k1" });
  const attempt = inTransaction(systemCtx(luna.id), (ctx) => ctx.db.execute(statement));
  await expect(attempt).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(await entriesOf(luna.id)).toHaveLength(1);
});

test("the application's role has no right beyond reading and adding, nor can it give itself one", async () => {
  const rights = await database().db.execute<{ right: string }>(sql`
    select privilege_type as right from information_schema.table_privileges
    where table_name = 'audit_entries' and grantee = 'guichet_app' order by 1`);
  expect(rights.map(({ right }) => right)).toEqual(["INSERT", "SELECT"]);
  await database()
    .db.execute(sql`grant update on audit_entries to guichet_app`)
    .catch(() => undefined);
  const [may] = await database().db.execute<{ may: boolean }>(
    sql`select has_table_privilege('guichet_app', 'audit_entries', 'update') as may`,
  );
  expect(may).toEqual({ may: false });
});
