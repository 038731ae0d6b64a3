import { and, asc, eq, isNull } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema/channels";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { getConnection } from "../connections/load-connection";
import type { ConnectionInput } from "../connections/schemas";

export type ChatNumber = {
  /** In digits. */
  number: string;
  name: string;
  accountId: string;
};

/** The numbers of this workspace that are connected now. */
export async function connectedNumbers(ctx: InTransaction): Promise<ChatNumber[]> {
  const rows = await ctx.db
    .select({
      number: phoneNumbers.displayNumber,
      name: phoneNumbers.verifiedName,
      accountId: phoneNumbers.accountId,
    })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), isNull(phoneNumbers.disconnectedAt)))
    .orderBy(asc(phoneNumbers.connectedAt), asc(phoneNumbers.id));
  return rows.map(({ number, ...row }) => ({ ...row, number: number.replace(/\D/g, "") }));
}

export type ChatNumbers = {
  /** The number that the Page is linked to, which receives the chats when none is named; nothing, when there is none. */
  linked: string | null;
  /** Whether its chats arrive in this workspace. */
  isLinkedHere: boolean;
  /** Ours besides it. Meta tells of one linked number only, so its check decides whether the Page has these, too. */
  others: { number: string; name: string }[];
};

/** Where the chats of an ad can arrive. */
export function listChatNumbers(ctx: Ctx, { connectionId }: ConnectionInput): Promise<ChatNumbers> {
  return readOnly(ctx, async (ctx) => {
    const { reading } = await getConnection(ctx, connectionId);
    const numbers = await connectedNumbers(ctx);
    const linked = reading?.pageNumber ?? null;
    return {
      linked,
      isLinkedHere: numbers.some(({ number }) => number === linked),
      others: numbers.filter(({ number }) => number !== linked).map(({ number, name }) => ({ number, name })),
    };
  });
}
