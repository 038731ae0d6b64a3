import { z } from "zod";
import { words } from "../../line";
import { destinations, goals, goalsFor, objectives, specialCategories } from "../../meta/ads/objectives";
import { welcomeLimits } from "../../meta/ads/welcome";
import { audienceShape, blankAudience } from "../audience/schemas";
import { blankRegional, regionalShape } from "../regional/schemas";
import { blankCreative, creativeShape } from "../variants/schemas";

/** So many characters of Meta's; more is not kept either. */
export const limits = {
  name: 400,
  greeting: welcomeLimits.greeting,
  prefilled: 300,
  question: welcomeLimits.question,
  questions: welcomeLimits.questions,
  firstAnswer: 1000,
  law: 512,
} as const;

const text = (most: number) => words.max(most);

/** Day and hour on the wall of the ad account's time zone, such as 2026-12-01T09:00. */
const wallTime = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/)
  .meta({ examples: [""] });

/** A campaign as it is being written: anything may still be missing or wrong, and is kept as it was typed. */
export const campaignForm = z.object({
  name: text(limits.name),
  objective: z.enum(objectives),
  goal: z.enum(goals),
  ...audienceShape,
  budget: z.object({
    level: z.enum(["campaign", "adSet"]),
    kind: z.enum(["daily", "lifetime"]),
    amountMicros: z.number().int().min(0).max(9_000_000_000_000_000),
  }),
  startsAt: wallTime,
  endsAt: wallTime,
  hasHours: z.boolean(),
  /** Hours of the week in which ads run; the first hour of Sunday is 0. */
  hours: z.array(z.number().int().min(0).max(167)).max(168),
  /** By whose clock: the ad account's, or that of whoever sees the ad. */
  hoursZone: z.enum(["ADVERTISER", "USER"]),
  beneficiary: text(limits.law),
  payer: text(limits.law),
  ...regionalShape,
  destination: z.enum(destinations),
  /** The number that receives the chats, in digits; empty: the one that the Page is linked to. */
  whatsappNumber: z
    .string()
    .regex(/^\d{0,20}$/)
    .meta({ examples: [""] }),
  ...creativeShape,
  greeting: text(limits.greeting),
  opening: z.enum(["prefilled", "questions", "sequence"]),
  /** A greeting that is kept at the WhatsApp account, by Meta's number. */
  sequenceId: z
    .string()
    .regex(/^\d{0,30}$/)
    .meta({ examples: [""] }),
  prefilled: text(limits.prefilled),
  questions: z.array(text(limits.question)).max(limits.questions),
  /** Where the customers go whom the ad brings, and what they are told at once. */
  routing: z.object({
    teamId: z.uuid().nullable(),
    labelId: z.uuid().nullable(),
    firstAnswer: text(limits.firstAnswer),
  }),
});
export type CampaignForm = z.output<typeof campaignForm>;

/** The form of a new campaign. */
export const blankForm: CampaignForm = {
  name: "",
  objective: "OUTCOME_ENGAGEMENT",
  goal: "CONVERSATIONS",
  ...blankAudience,
  budget: { level: "campaign", kind: "daily", amountMicros: 0 },
  startsAt: "",
  endsAt: "",
  hasHours: false,
  hours: [],
  hoursZone: "ADVERTISER",
  beneficiary: "",
  payer: "",
  ...blankRegional,
  destination: "WHATSAPP",
  whatsappNumber: "",
  ...blankCreative,
  greeting: "",
  opening: "questions",
  sequenceId: "",
  prefilled: "",
  questions: [""],
  routing: { teamId: null, labelId: null, firstAnswer: "" },
};

export const steps = ["goal", "budget", "audience", "ad", "chat", "review"] as const;
export type Step = (typeof steps)[number];

/** Where each field stands, so that what is wrong can be led to. */
export const stepOf: Record<keyof CampaignForm, Step> = {
  name: "goal",
  objective: "goal",
  goal: "goal",
  category: "goal",
  destination: "goal",
  whatsappNumber: "goal",
  budget: "budget",
  startsAt: "budget",
  endsAt: "budget",
  hasHours: "budget",
  hours: "budget",
  hoursZone: "budget",
  places: "audience",
  excludedPlaces: "audience",
  ageMin: "audience",
  ageMax: "audience",
  gender: "audience",
  languages: "audience",
  interests: "audience",
  customAudiences: "audience",
  excludedAudiences: "audience",
  isAdvantage: "audience",
  beneficiary: "audience",
  payer: "audience",
  isFinancial: "audience",
  declarations: "audience",
  isPlacedByMeta: "audience",
  platforms: "audience",
  format: "ad",
  adPictureId: "ad",
  crops: "ad",
  adVideoId: "ad",
  primaryText: "ad",
  headline: "ad",
  description: "ad",
  cards: "ad",
  post: "ad",
  variants: "ad",
  greeting: "chat",
  opening: "chat",
  sequenceId: "chat",
  prefilled: "chat",
  questions: "chat",
  routing: "chat",
};

export const problemKeys = [
  "nameNeeded",
  "budgetNeeded",
  "budgetTooLow",
  "budgetTooSmall",
  "endNeeded",
  "endBeforeStart",
  "runTooShort",
  "startInPast",
  "endInPast",
  "hoursNeedLifetime",
  "hoursNeeded",
  "placeNeeded",
  "pointInCategory",
  "placeTwice",
  "listTwice",
  "agesCrossed",
  "categoryAges",
  "categoryGender",
  "platformNeeded",
  "pictureNeeded",
  "videoNeeded",
  "videoNotReady",
  "stillNeeded",
  "textNeeded",
  "headlineNeeded",
  "variantTwice",
  "cardsNeeded",
  "cardPictureNeeded",
  "cardHeadlineNeeded",
  "postNeeded",
  "greetingNeeded",
  "prefilledNeeded",
  "questionNeeded",
  "questionTwice",
  "beneficiaryNeeded",
  "payerNeeded",
  "goalNotAllowed",
  "leadsNeedWhatsapp",
  "categoryNeedsWhatsapp",
  "declarationNeeded",
  "declarationsDiffer",
  "sequenceNeeded",
] as const;
export type ProblemKey = (typeof problemKeys)[number];

/** What keeps a draft from being published, at its field. */
export type Problem = {
  field: keyof CampaignForm;
  key: ProblemKey;
  /** Of which of several ads, if not of the first. */
  variant?: number;
  /** On which card, counted from one. */
  card?: number;
  /** The least that Meta takes. */
  leastMicros?: number;
  currency?: string;
};

export const draftInput = z.object({ draftId: z.uuid() });
export type DraftInput = z.output<typeof draftInput>;
/** Without a name the copy has that of the first. */
export const copyDraftInput = draftInput.extend({ name: text(limits.name).optional() });
export type CopyDraftInput = z.output<typeof copyDraftInput>;
export const startDraftInput = z.object({ connectionId: z.uuid() });
export type StartDraftInput = z.output<typeof startDraftInput>;
export const saveDraftInput = draftInput.extend({ version: z.number().int().min(1), form: campaignForm });
export type SaveDraftInput = z.output<typeof saveDraftInput>;
export const versionInput = draftInput.extend({ version: z.number().int().min(1) });
export type VersionInput = z.output<typeof versionInput>;

export const searchInput = z.object({
  connectionId: z.uuid(),
  query: words.min(2).max(100),
});
export type SearchInput = z.output<typeof searchInput>;

/** What is offered on the form. Purchases need a dataset that counts them, and so are not. */
export const offeredObjectives = objectives;
export const categories = ["NONE", ...specialCategories] as const;
export const allowedGoals = ({ objective, destination }: Pick<CampaignForm, "objective" | "destination">) =>
  goalsFor(objective, destination)
    .map(({ goal }) => goal)
    .filter((goal): boolean => goal !== "OFFSITE_CONVERSIONS");
