import type { AnyProcedure } from "@trpc/server";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  createContact,
  createConversation,
  createMember,
  createNumber,
  createWorkspace,
  ownerDb,
} from "@/db/factories";
import { media, messages } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import type { Role } from "../context";
import { mayCall, permissions } from "../identity/permissions";
import { roles } from "../identity/schemas";
import { appRouter, createCaller } from "./router";
import { sampleInput } from "./sample-input";

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>);

type Procedure = AnyProcedure & { _def: { inputs: z.ZodType[]; type: string } };
type Call = (input: unknown) => Promise<unknown>;

async function callerOf(workspace: { id: string; name: string }, memberRoles: Role[]) {
  const member = await createMember(workspace.id, "Noor", memberRoles);
  const signedIn = {
    member: { id: member.id, name: member.name, roles: member.roles },
    workspace: { ...workspace, timeZone: "Europe/Madrid", currency: "USD" },
  };
  const closed = AbortSignal.timeout(200);
  const caller = createCaller({ signedIn, requestId: "test" }, { signal: closed });
  return (path: string): Call =>
    path.split(".").reduce<never>((at, name) => at[name] as never, caller as never) as Call;
}

async function outcome(call: Call, input: unknown): Promise<string> {
  try {
    const answer = await call(input);
    if (answer && typeof answer === "object" && Symbol.asyncIterator in answer) {
      for await (const _ of answer as AsyncIterable<unknown>) break;
    }
    return "OK";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test("the permission table names every procedure, and nothing else", () => {
  expect(Object.keys(permissions).sort()).toEqual(procedures.map(([path]) => path).sort());
});

describe("a role calls what the table allows and nothing else", () => {
  for (const role of roles) {
    test(role, async () => {
      const call = await callerOf(await createWorkspace(), [role]);
      const refused: string[] = [];
      for (const [path] of procedures) {
        // The right is checked before the input, so nonsense is enough to tell who gets past.
        if ((await outcome(call(path), { nonsense: true })) === "FORBIDDEN") refused.push(path);
      }
      expect(refused).toEqual(procedures.map(([path]) => path).filter((path) => !mayCall([role], path)));
    });
  }
});

test("a visitor who is not signed in gets nothing from any procedure", async () => {
  const caller = createCaller({ signedIn: undefined, requestId: "test" });
  for (const [path] of procedures) {
    const call = path.split(".").reduce<never>((at, name) => at[name] as never, caller as never) as Call;
    expect([path, await outcome(call, undefined)]).toEqual([path, "UNAUTHORIZED"]);
  }
});

/** One of everything that has an id, in a workspace of its own. */
async function furnish(workspaceId: string) {
  const number = await createNumber(workspaceId);
  const contact = await createContact(workspaceId, { name: "Carmen Secreta" });
  const conversation = await createConversation(workspaceId, { numberId: number.id, contactId: contact.id });
  const member = await createMember(workspaceId, "Luna");
  const messageId = uuidv7();
  const mediaId = uuidv7();
  const templateId = uuidv7();
  await ownerDb()
    .insert(messages)
    .values({
      workspaceId,
      id: messageId,
      conversationId: conversation.id,
      direction: "inbound",
      author: "customer",
      type: "text",
      sealedContent: Buffer.alloc(40),
      writtenAt: new Date(),
      status: "received",
    });
  await ownerDb()
    .insert(media)
    .values({ workspaceId, id: mediaId, messageId, mimeType: "image/png", state: "stored" });
  await ownerDb().insert(templates).values({
    workspaceId,
    id: templateId,
    accountId: number.accountId,
    metaTemplateId: "1",
    name: "secret_offer",
    language: "en",
    category: "UTILITY",
    status: "APPROVED",
    components: [],
    syncedAt: new Date(),
  });
  const ids: Record<string, string> = {
    conversationId: conversation.id,
    contactId: contact.id,
    numberId: number.id,
    memberId: member.id,
    messageId,
    replyToMessageId: messageId,
    mediaId,
    templateId,
  };
  return ids;
}

test("whatever belongs to another workspace is not found, through every procedure", async () => {
  const luna = await createWorkspace();
  const nova = await createWorkspace({ name: "Nova" });
  const lunasIds = await furnish(luna.id);
  const call = await callerOf(nova, [...roles]);

  const reached: string[] = [];
  for (const [path, procedure] of procedures) {
    const asked: string[] = [];
    const schema = (procedure as Procedure)._def.inputs[0];
    const input = schema
      ? sampleInput(schema, (field) => {
          const id = lunasIds[field];
          if (id) asked.push(field);
          return id ?? uuidv7();
        })
      : undefined;
    if ((procedure as Procedure)._def.type === "subscription") continue;
    const answer = await call(path)(input).then(
      (value) => ({ value }),
      (error: { code?: string; message: string }) => ({ code: error.code, message: error.message }),
    );
    if ("value" in answer) {
      const text = JSON.stringify(answer.value, (_, value) =>
        typeof value === "bigint" ? String(value) : value,
      );
      const leaks = asked.length > 0 || Object.values(lunasIds).some((id) => text?.includes(id));
      if (leaks) reached.push(`${path} answered ${text?.slice(0, 200)}`);
    } else if (answer.code !== "NOT_FOUND") {
      reached.push(`${path} said ${answer.code}: ${answer.message}`);
    }
  }
  expect(reached).toEqual([]);
});
