import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { auditEntries } from "@/db/schema/identity";
import { teamMembers } from "@/db/schema/teams";
import { archiveTeam, restoreTeam } from "./archive-team";
import { changeTeam } from "./change-team";
import { createTeam } from "./create-team";
import { listTeams } from "./list-teams";

async function shop() {
  const luna = await createWorkspace();
  const noor = await createMember(luna.id, "Noor", ["owner"]);
  const [ana, beto] = [await createMember(luna.id, "Ana"), await createMember(luna.id, "Beto")];
  return { luna, noor, ana, beto };
}

const named = async (ctx: Parameters<typeof listTeams>[0]) =>
  (await listTeams(ctx)).map(({ name, isArchived, members }) => [
    name,
    isArchived,
    members.map((member) => member.name),
  ]);

test("a team has the members its owner says, and keeps when each came and went", async () => {
  const { noor, ana, beto } = await shop();
  const { teamId } = await createTeam(as(noor), { name: "Sales", memberIds: [ana.id, ana.id] });
  await changeTeam(as(noor), { teamId, name: "Shop", memberIds: [beto.id] });
  await changeTeam(as(noor), { teamId, name: "Shop", memberIds: [ana.id, beto.id] });

  expect(await named(as(ana))).toEqual([["Shop", false, ["Ana", "Beto"]]]);
  const spells = await ownerDb().select().from(teamMembers).where(eq(teamMembers.teamId, teamId));
  expect(spells.filter(({ memberId }) => memberId === ana.id).map(({ leftAt }) => leftAt !== null)).toEqual(
    expect.arrayContaining([true, false]),
  );
  const trail = await ownerDb()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, teamId))
    .orderBy(desc(auditEntries.id));
  expect(trail.map(({ action, after }) => [action, after])).toEqual([
    ["team.changed", { name: "Shop", members: "Ana, Beto" }],
    ["team.changed", { name: "Shop", members: "Beto" }],
    ["team.created", { name: "Sales", members: "Ana" }],
  ]);
});

test("two teams that work cannot have one name, whatever its capitals", async () => {
  const { noor } = await shop();
  const { teamId } = await createTeam(as(noor), { name: "Sales", memberIds: [] });
  const again = () => createTeam(as(noor), { name: "SALES", memberIds: [] });
  await expect(again()).rejects.toMatchObject({ key: "teamNameTaken", field: "name" });

  await archiveTeam(as(noor), { teamId });
  await again();
  await expect(restoreTeam(as(noor), { teamId })).rejects.toMatchObject({ key: "teamNameTaken" });
  expect(await named(as(noor))).toEqual([
    ["SALES", false, []],
    ["Sales", true, []],
  ]);
});

test("nobody of another workspace can be put into a team", async () => {
  const [{ noor }, { ana: stranger }] = [await shop(), await shop()];
  await expect(createTeam(as(noor), { name: "Sales", memberIds: [stranger.id] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await named(as(noor))).toEqual([]);
});
