import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { broadcasts } from "@/db/schema/broadcasts";
import { columnsOf } from "./create-broadcast";
import { emptyForm } from "./schemas";

type Member = { workspaceId: string; id: string };

/** For tests: a draft and a broadcast that was sent off, and their ids by the names of inputs. */
export async function furnishBroadcasts(
  { workspaceId, id: memberId }: Member,
  from: { numberId: string; templateId: string },
) {
  const [broadcastId, sentBroadcastId] = [uuidv7(), uuidv7()];
  const now = new Date();
  const broadcast = {
    ...{ workspaceId, version: 1, ...columnsOf(emptyForm), name: "Autumn", ...from },
    ...{ createdBy: memberId, createdAt: now, changedAt: now },
  };
  const sent = { state: "paused", why: "budget", startedBy: memberId, startedAt: now } as const;
  await ownerDb()
    .insert(broadcasts)
    .values([
      { ...broadcast, id: broadcastId, state: "draft" },
      { ...broadcast, ...sent, id: sentBroadcastId },
    ]);
  return { broadcastId, sentBroadcastId };
}
