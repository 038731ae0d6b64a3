import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { adConnections, campaigns } from "@/db/schema/ads";
import { budgets } from "@/db/schema/budgets";
import { teams } from "@/db/schema/teams";
import { getNumber } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import { invalid, notFound } from "@/server/errors";
import { getTeam } from "@/server/identity/teams/get-team";
import { type BilledNumber, billedNumbers } from "./billed-numbers";
import type { CreateBudget } from "./schemas";

/** What a budget is for: a number, a team or a campaign; with none of them, all numbers that are billed in the currency. */
export type BudgetScope = {
  numberId: string | null;
  numberName: string | null;
  teamId: string | null;
  teamName: string | null;
  campaignId: string | null;
  campaignName: string | null;
  currency: string;
};

const allNumbers = {
  ...{ numberId: null, numberName: null, teamId: null, teamName: null },
  ...{ campaignId: null, campaignName: null },
};

/** Meta's words for a campaign that nobody goes on with. */
const overStatuses = ["ARCHIVED", "DELETED"];

/** What a new budget is for, which is there and works: an archived team or campaign spends no more that could be planned. */
export async function scopeOf(ctx: InTransaction, of: CreateBudget["of"]): Promise<BudgetScope> {
  if ("numberId" in of) {
    const { currency, displayNumber } = await getNumber(ctx, of.numberId);
    return { ...allNumbers, numberId: of.numberId, numberName: displayNumber, currency };
  }
  const { currency } = of;
  if (!(await billedNumbers(ctx)).some((number) => number.currency === currency)) {
    throw invalid("No number is billed in this currency.", { key: "budgetCurrency", field: "of" });
  }
  if ("teamId" in of) {
    const { name } = await getTeam(ctx, of.teamId);
    return { ...allNumbers, teamId: of.teamId, teamName: name, currency };
  }
  if ("campaignId" in of) {
    const [campaign] = await workingCampaigns(ctx, of.campaignId);
    if (!campaign) throw notFound("The campaign", "campaignNotFound");
    return { ...allNumbers, campaignId: campaign.id, campaignName: campaign.name, currency };
  }
  return { ...allNumbers, currency };
}

/** As the audit trail and alerts call it. */
export const nameOf = ({ numberName, teamName, campaignName, currency }: BudgetScope): string =>
  numberName ?? teamName ?? campaignName ?? currency;

const workingCampaigns = ({ db, workspaceId }: InTransaction, campaignId?: string) =>
  db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .innerJoin(
      adConnections,
      and(
        eq(adConnections.workspaceId, campaigns.workspaceId),
        eq(adConnections.id, campaigns.connectionId),
        isNull(adConnections.disconnectedAt),
      ),
    )
    .where(
      and(
        eq(campaigns.workspaceId, workspaceId),
        notInArray(campaigns.status, overStatuses),
        campaignId ? eq(campaigns.id, campaignId) : undefined,
      ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id));

const isArchived = sql<boolean>`${teams.archivedAt} is not null or coalesce(${inArray(campaigns.status, overStatuses)}, false)`;

/** Every budget with what it is for, whether that works still or is archived: its months go on being told. */
export const namedBudgets = ({ db, workspaceId }: InTransaction) =>
  db
    .select({
      budget: budgets,
      teamName: teams.name,
      campaignName: campaigns.name,
      isArchived,
    })
    .from(budgets)
    .leftJoin(teams, and(eq(teams.workspaceId, budgets.workspaceId), eq(teams.id, budgets.teamId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.workspaceId, budgets.workspaceId), eq(campaigns.id, budgets.campaignId)),
    )
    .where(eq(budgets.workspaceId, workspaceId))
    .orderBy(
      sql`${budgets.campaignId} is not null, ${budgets.teamId} is not null, ${budgets.numberId} is not null`,
      asc(budgets.id),
    );

/** What may have a budget and has none. */
export async function openScopes(
  ctx: InTransaction,
  taken: BudgetScope[],
  numbers: BilledNumber[],
): Promise<BudgetScope[]> {
  const currencies = [...new Set(numbers.map(({ currency }) => currency))];
  const inWorkspace = await ctx.db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), isNull(teams.archivedAt)))
    .orderBy(asc(teams.name));
  const all: BudgetScope[] = [
    ...currencies.map((currency) => ({ ...allNumbers, currency })),
    ...numbers.map(({ id, name, currency }) => ({
      ...{ ...allNumbers, numberId: id, numberName: name, currency },
    })),
    ...inWorkspace.flatMap(({ id, name }) =>
      currencies.map((currency) => ({ ...allNumbers, teamId: id, teamName: name, currency })),
    ),
    ...(await workingCampaigns(ctx)).flatMap(({ id, name }) =>
      currencies.map((currency) => ({ ...allNumbers, campaignId: id, campaignName: name, currency })),
    ),
  ];
  const keys = new Set(taken.map(keyOf));
  return all.filter((scope) => !keys.has(keyOf(scope)));
}

const keyOf = ({ numberId, teamId, campaignId, currency }: BudgetScope) =>
  [numberId, teamId, campaignId, currency].join(" ");
