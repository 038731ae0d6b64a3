import type { FormField, SendFailure } from "@/db/schema/profile";
import { getNumber } from "../../channels/get-numbers";
import { type Ctx, inTransaction } from "../../context";
import { listColleagues } from "../../identity/list-colleagues";
import { conflictsOf, draftedFields, type ProfileStatus, statusOf } from "../profile-state";
import type { NumberInput } from "../schemas";
import { findStarters } from "./load-starters";
import { emptyStarters, type StarterField, type Starters } from "./schemas";

export type StartersView = {
  numberId: string;
  displayNumber: string;
  verifiedName: string;
  isConnected: boolean;
  version: number;
  status: ProfileStatus;
  /** As a new customer finds it now; nothing until Meta was first asked. */
  live: Starters | null;
  liveSince: Date | null;
  /** With what is being written here. */
  working: Starters;
  drafted: StarterField[];
  draftedBy: string | null;
  draftedAt: Date | null;
  conflicts: StarterField[];
  sentBy: string | null;
  sentAt: Date | null;
  failure: SendFailure | null;
  /** The last change, when it was made neither here nor by us. */
  changedElsewhere: { at: Date; fields: FormField[] } | null;
};

/** What customers of a number find in a new chat: what is live, what is being written, and what became of what was sent. */
export function getStarters(ctx: Ctx, { numberId }: NumberInput): Promise<StartersView> {
  return inTransaction(ctx, async (ctx) => {
    const number = await getNumber(ctx, numberId);
    const row = await findStarters(ctx, numberId);
    const names = new Map((await listColleagues(ctx)).map(({ id, name }) => [id, name]));
    const nameOf = (memberId: string | null | undefined) => (memberId && names.get(memberId)) || null;
    const live = row?.live ?? null;
    return {
      numberId,
      displayNumber: number.displayNumber,
      verifiedName: number.verifiedName,
      isConnected: !number.disconnectedAt,
      version: row?.version ?? 0,
      status: row ? statusOf(row) : "unread",
      live,
      liveSince: row?.liveSince ?? null,
      working: { ...(live ?? emptyStarters), ...row?.draft },
      drafted: row ? draftedFields(row) : [],
      draftedBy: nameOf(row?.draftedBy),
      draftedAt: row?.draftedAt ?? null,
      conflicts: row ? conflictsOf(row) : [],
      sentBy: nameOf(row?.sentBy),
      sentAt: row?.sentAt ?? null,
      failure: row?.failure ?? null,
      changedElsewhere: row?.elsewhere
        ? { at: new Date(row.elsewhere.at), fields: row.elsewhere.fields }
        : null,
    };
  });
}
