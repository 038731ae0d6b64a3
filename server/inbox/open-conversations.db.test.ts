import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { as, createConversation, createMember, createWorkspace, ownerDb } from "@/db/factories";
import { openConversations } from "@/db/schema/inbox";
import { claimConversation } from "./claim-conversation";
import { closeConversation } from "./close-conversation";
import { releaseConversation } from "./release-conversation";
import { reopenConversation } from "./reopen-conversation";

test("what the views read follows every assignment and closure", async () => {
  const luna = await createWorkspace();
  const ana = await createMember(luna.id, "Ana");
  const beto = await createMember(luna.id, "Beto");
  const { id: conversationId } = await createConversation(luna.id);
  const whose = async () => {
    const rows = await ownerDb()
      .select({ memberId: openConversations.memberId })
      .from(openConversations)
      .where(eq(openConversations.conversationId, conversationId));
    return rows.map(({ memberId }) =>
      memberId === ana.id ? "Ana" : memberId === beto.id ? "Beto" : "nobody",
    );
  };

  expect(await whose()).toEqual(["nobody"]);
  await claimConversation(as(ana), { conversationId });
  expect(await whose()).toEqual(["Ana"]);
  await claimConversation(as(beto), { conversationId, fromMemberId: ana.id });
  expect(await whose()).toEqual(["Beto"]);
  await releaseConversation(as(beto), { conversationId });
  expect(await whose()).toEqual(["nobody"]);
  await claimConversation(as(ana), { conversationId });
  await closeConversation(as(ana), { conversationId });
  expect(await whose()).toEqual([]);
  await reopenConversation(as(beto), { conversationId });
  expect(await whose()).toEqual(["nobody"]);
});
