import type { Because } from "@/db/schema/ads";
import { addDays, dayOf, dayStart } from "../../billing/account-clock";

/** What a rule or a limit wants of a campaign. */
export type Wish = {
  causeId: string;
  /** Why it wants it paused now. */
  pauses: Because | undefined;
  /** It may resume what it paused, and what it was paused for is over. */
  resumes: boolean;
  /** How long a person's decision to resume holds against it: so many hours, until the next day, or not at all. */
  rest: number | "day" | "none";
};

export type CampaignNow = {
  status: string;
  timeZone: string;
  /** When somebody resumed it, here or in Ads Manager. */
  resumedAt: Date | null;
  /** What paused it, if nobody has changed anything of it since. */
  pausedByCauseId: string | null;
};

export type Decision = { causeId: string; to: "ACTIVE" | "PAUSED"; because: Because };

/** What is done to a campaign without a person: it is paused when something wants that, and resumed only by what paused it. */
export function decide(campaign: CampaignNow, wishes: Wish[], now: Date): Decision | undefined {
  if (campaign.status === "ACTIVE") {
    for (const { causeId, pauses, rest } of wishes) {
      if (pauses && !isResting(campaign, rest, now)) return { causeId, to: "PAUSED", because: pauses };
    }
    return undefined;
  }
  if (campaign.status !== "PAUSED" || wishes.some(({ pauses }) => pauses)) return undefined;
  const mine = wishes.find(({ causeId }) => causeId === campaign.pausedByCauseId);
  if (!mine?.resumes) return undefined;
  return { causeId: mine.causeId, to: "ACTIVE", because: { kind: "present" } };
}

/** A person who resumed it knows better, for a while. */
function isResting({ resumedAt, timeZone }: CampaignNow, rest: Wish["rest"], now: Date): boolean {
  if (!resumedAt || rest === "none") return false;
  if (rest === "day") return now < dayStart(addDays(dayOf(resumedAt, timeZone), 1), timeZone);
  return now.getTime() < resumedAt.getTime() + rest * 3_600_000;
}
