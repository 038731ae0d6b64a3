/** Which budget refuses a message: of a team, of a campaign, or of a number or all numbers. */
export type Refuser = "numbers" | "team" | "campaign";

/** What is said then, and by its key in each language. On a message that was stopped on its way only the sentence is kept. */
export const refusals = {
  numbers: {
    key: "budgetUsedUp",
    sentence:
      "This month’s message budget is used up, so marketing templates are stopped. Answers and other templates still go out; an owner or finance can raise the budget.",
  },
  team: {
    key: "budgetUsedUpTeam",
    sentence:
      "This month’s message budget of the team is used up, so its marketing templates are stopped. Answers and other templates still go out; an owner or finance can raise the budget.",
  },
  campaign: {
    key: "budgetUsedUpCampaign",
    sentence:
      "This customer came by a campaign whose message budget of this month is used up, so marketing templates are stopped. Answers and other templates still go out; an owner or finance can raise the budget.",
  },
} as const satisfies Record<Refuser, { key: string; sentence: string }>;
