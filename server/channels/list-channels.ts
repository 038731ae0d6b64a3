import { and, asc, eq } from "drizzle-orm";
import { type NumberReading, phoneNumbers, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "../context";
import { openTroubles } from "./note-troubles";
import { concernsAccount, severityOf } from "./trouble-of-code";

export type ChannelTrouble = {
  kind: Parameters<typeof severityOf>[0];
  severity: "stop" | "warning";
  params: Record<string, string>;
  since: Date;
};

export type Channel = {
  numberId: string;
  displayNumber: string;
  verifiedName: string;
  accountName: string;
  wabaId: string;
  phoneNumberId: string;
  connectedAt: Date;
  disconnectedAt: Date | null;
  lastWebhookAt: Date | null;
  checkedAt: Date | null;
  reading: NumberReading | null;
  readAt: Date | null;
  /** The worst first. */
  troubles: ChannelTrouble[];
  state: "working" | "warning" | "stopped" | "disconnected";
};

/** The workspace's numbers and how they are, those that are connected first. */
export function listChannels(ctx: Ctx): Promise<Channel[]> {
  return inTransaction(ctx, async (ctx) => {
    const numbers = await ctx.db
      .select({ number: phoneNumbers, wabaId: whatsappAccounts.wabaId, accountName: whatsappAccounts.name })
      .from(phoneNumbers)
      .innerJoin(
        whatsappAccounts,
        and(
          eq(whatsappAccounts.workspaceId, phoneNumbers.workspaceId),
          eq(whatsappAccounts.id, phoneNumbers.accountId),
        ),
      )
      .where(eq(phoneNumbers.workspaceId, ctx.workspaceId))
      .orderBy(asc(phoneNumbers.connectedAt), asc(phoneNumbers.id));
    const accountIds = [...new Set(numbers.map(({ number }) => number.accountId))];
    const troubles = accountIds.length > 0 ? await openTroubles(ctx, accountIds) : [];
    const channels = numbers.map(({ number, wabaId, accountName }): Channel => {
      const own = troubles
        .filter(({ subjectId, kind }) => subjectId === (concernsAccount(kind) ? number.accountId : number.id))
        .map(({ kind, params, since }) => ({ kind, params, since, severity: severityOf(kind) }) as const)
        .sort((one, other) => rank(one.severity) - rank(other.severity));
      return {
        numberId: number.id,
        displayNumber: number.displayNumber,
        verifiedName: number.verifiedName,
        accountName,
        wabaId,
        phoneNumberId: number.metaPhoneNumberId,
        connectedAt: number.connectedAt,
        disconnectedAt: number.disconnectedAt,
        lastWebhookAt: number.lastWebhookAt,
        checkedAt: number.checkedAt,
        reading: number.reading,
        readAt: number.readAt,
        troubles: number.disconnectedAt ? [] : own,
        state: number.disconnectedAt ? "disconnected" : stateOf(own),
      };
    });
    return channels.sort((one, other) => Number(!!one.disconnectedAt) - Number(!!other.disconnectedAt));
  });
}

const rank = (severity: ChannelTrouble["severity"]) => (severity === "stop" ? 0 : 1);

const stateOf = ([worst]: Pick<ChannelTrouble, "severity">[]) =>
  worst === undefined ? "working" : worst.severity === "stop" ? "stopped" : "warning";
