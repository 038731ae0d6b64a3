import { asPerson } from "../../context";
import { membershipsOf } from "../memberships-of";

/** Whether every workspace this person works in is owned by that owner: then he learns nothing new by being her. */
export async function mayDecideFor(ownerId: string, userId: string): Promise<boolean> {
  const owned = (await asPerson(ownerId, (db) => membershipsOf(db, ownerId)))
    .filter(({ roles }) => roles.includes("owner"))
    .map(({ workspaceId }) => workspaceId);
  const hers = await asPerson(userId, (db) => membershipsOf(db, userId));
  return hers.every(({ workspaceId }) => owned.includes(workspaceId));
}
