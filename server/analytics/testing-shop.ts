import { v7 as uuidv7 } from "uuid";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { broadcasts } from "@/db/schema/broadcasts";
import { conversationLabels, labels } from "@/db/schema/labels";
import { scanCodes } from "@/db/schema/scan-codes";
import { conversationTeams, teamMembers, teams } from "@/db/schema/teams";

/** Numbers that look random and are the same for the same seed. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const upTo = (count: number) => Math.floor(next() * count);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)]!;
  const shuffled = <T>(all: readonly T[]): T[] =>
    all
      .map((one) => ({ one, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return { next, upTo, pick, shuffled, chance: (share: number) => next() < share };
}
export type Dice = ReturnType<typeof dice>;

/** Two numbers, two QR codes of the first, two teams, labels and templates, three members and eight customers of three countries. */
export async function furnishShop(timeZone: string) {
  const workspace = await createWorkspace({ timeZone });
  const { id: workspaceId } = workspace;
  const numbers = [await createNumber(workspaceId), await createNumber(workspaceId)];
  const members = [];
  for (const name of ["Ana", "Beto", "Carla"]) members.push(await createMember(workspaceId, name));
  const conversations = [];
  for (let customer = 0; customer < 8; customer++) {
    const country = ["ES", "FR", "MX", null][customer % 4]!;
    const contact = await createContact(workspaceId, { country });
    const numberId = numbers[customer % 2]!.id;
    const { id } = await createConversation(workspaceId, { numberId, contactId: contact.id });
    conversations.push({ id, numberId, country });
  }
  const codes = [];
  for (const name of ["Shop window", "Receipt"]) {
    const id = uuidv7();
    const [numberId, createdAt] = [numbers[0]!.id, new Date("2025-09-01T08:00:00Z")];
    await ownerDb()
      .insert(scanCodes)
      .values({ workspaceId, id, numberId, name, message: name, createdAt, changedAt: createdAt });
    codes.push({ id, name });
  }
  const sorted = { teams: [uuidv7(), uuidv7()], labels: [uuidv7(), uuidv7()] };
  const since = { createdAt: new Date("2025-09-01T08:00:00Z") };
  for (const id of sorted.teams)
    await ownerDb()
      .insert(teams)
      .values({ workspaceId, id, name: id, ...since });
  for (const id of sorted.labels)
    await ownerDb()
      .insert(labels)
      .values({ workspaceId, id, name: id, colour: "pine", ...since });
  const templates = [uuidv7(), uuidv7()];
  const sent = [uuidv7(), uuidv7()];
  for (const id of sent)
    await ownerDb()
      .insert(broadcasts)
      .values({
        ...{ workspaceId, id, name: id, audience: {}, words: {}, state: "done", version: 1 },
        ...{ createdBy: members[0]!.id, changedAt: since.createdAt, startedAt: since.createdAt, ...since },
      });
  return {
    workspaceId,
    timeZone,
    numbers,
    members,
    conversations,
    codes,
    templates,
    broadcasts: sent,
    ...sorted,
  };
}
export type Shop = Awaited<ReturnType<typeof furnishShop>>;

/** The days when clocks change in Europe, America and on Lord Howe, and the ends of months and of a year. */
const edges = [
  "2025-10-05",
  "2025-10-26",
  "2025-11-02",
  "2025-12-31",
  "2026-02-28",
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
];

/** Half of all times are near an edge. */
export const someTime = ({ chance, pick, upTo }: Dice): Date => {
  const day = chance(0.5)
    ? Date.parse(pick(edges)) + upTo(2) * 86_400_000
    : Date.parse("2025-10-01") + upTo(190) * 86_400_000;
  return new Date(day + upTo(86_400) * 1000 + upTo(1000));
};

/** Who came and went in the teams, whose queues conversations were in, and what they are labelled. */
export async function sortOut({ workspaceId, ...shop }: Shop, dice: Dice): Promise<void> {
  const { chance, pick } = dice;
  for (const [place, teamId] of shop.teams.entries()) {
    for (const { id: memberId } of shop.members) {
      if (chance(0.3)) continue;
      const [joinedAt, leftAt] = [someTime(dice), chance(0.4) ? someTime(dice) : null];
      if (leftAt && leftAt <= joinedAt) continue;
      // Nobody joins two teams in one instant.
      joinedAt.setMilliseconds(place);
      await ownerDb()
        .insert(teamMembers)
        .values({ workspaceId, id: uuidv7(), teamId, memberId, joinedAt, leftAt });
    }
  }
  for (const { id: conversationId } of shop.conversations) {
    const times = [someTime(dice), someTime(dice), someTime(dice)].sort((a, b) => a.getTime() - b.getTime());
    for (const [turn, assignedAt] of times.entries()) {
      const endedAt = times[turn + 1] ?? (chance(0.5) ? null : new Date(assignedAt.getTime() + 86_400_000));
      await ownerDb()
        .insert(conversationTeams)
        .values({ workspaceId, id: uuidv7(), conversationId, teamId: pick(shop.teams), assignedAt, endedAt });
    }
    for (const labelId of shop.labels) {
      if (chance(0.4)) continue;
      const addedAt = someTime(dice);
      await ownerDb()
        .insert(conversationLabels)
        .values({
          ...{ workspaceId, id: uuidv7(), conversationId, labelId, addedAt },
          removedAt: chance(0.3) ? addedAt : null,
        });
    }
  }
}
