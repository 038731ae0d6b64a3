import { v7 as uuidv7 } from "uuid";
import { campaignChanges } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import type { Author } from "./keep-change";

type Place = Pick<typeof campaignChanges.$inferInsert, "level" | "campaignId" | "subjectId" | "at">;

type State = {
  name: string;
  status: string;
  dailyBudgetMicros?: bigint | null;
  lifetimeBudgetMicros?: bigint | null;
  endsAt?: Date | null;
};

const fields = [
  ["name", ({ name }: State) => name],
  ["status", ({ status }: State) => status],
  ["dailyBudget", ({ dailyBudgetMicros }: State) => dailyBudgetMicros],
  ["lifetimeBudget", ({ lifetimeBudgetMicros }: State) => lifetimeBudgetMicros],
  ["endsAt", ({ endsAt }: State) => endsAt?.toISOString()],
] as const;

const written = (value: string | bigint | null | undefined) => (value == null ? null : String(value));

/** Notes what differs; without an author it was changed at Meta, where nobody says by whom. */
export async function noteChanges(
  ctx: InTransaction,
  place: Place,
  before: State,
  after: State,
  author?: Author,
): Promise<void> {
  const changes = fields.flatMap(([field, of]) => {
    const [was, is] = [written(of(before)), written(of(after))];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  if (changes.length === 0) return;
  await ctx.db.insert(campaignChanges).values(
    changes.map((change) => ({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), ...place, ...change },
      ...(author ?? { source: "elsewhere" as const }),
    })),
  );
}
