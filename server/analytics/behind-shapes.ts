import type { ChargeBasis } from "./schemas";

export type AnswerBehind = {
  kind: "answers" | "waiting";
  id: string;
  conversationId: string;
  contactName: string | null;
  numberId: string;
  numberName: string;
  country: string | null;
  memberId: string | null;
  memberName: string | null;
  askedAt: Date;
  answeredAt: Date | null;
  /** So far, for who is still waiting. */
  waitSeconds: number;
  workingSeconds: number | null;
  answeredBy: "person" | "automatic" | null;
  wasWindowOpen: boolean | null;
  /** When the service window closes or closed, for who is still waiting. */
  windowClosesAt: Date | null;
  answerMessageId: string | null;
  /** What the answer was billed, when Meta said so. */
  charge: { amountMicros: bigint | null; currency: string; basis: ChargeBasis } | null;
};
export type ChargeBehind = {
  kind: "charges";
  id: string;
  deliveredAt: Date;
  waMessageId: string;
  messageId: string | null;
  conversationId: string | null;
  contactName: string | null;
  numberId: string;
  numberName: string;
  country: string | null;
  market: string;
  category: string;
  pricingType: string;
  basis: ChargeBasis;
  regime: string;
  templateId: string | null;
  templateName: string | null;
  broadcastId: string | null;
  broadcastName: string | null;
  currency: string;
  estimatedMicros: bigint | null;
  reportedMicros: bigint | null;
  reportedCurrency: string | null;
};
type YieldBehind = {
  id: string;
  conversationId: string;
  contactName: string | null;
  numberName: string | null;
  country: string | null;
};
export type OrderBehind = YieldBehind & {
  kind: "orders";
  orderedAt: Date;
  reference: string | null;
  amountMicros: bigint | null;
  currency: string | null;
};
export type BegunBehind = YieldBehind & {
  kind: "begun";
  askedAt: Date;
  answeredAt: Date | null;
  /** When somebody closed it without an answer. */
  closedAt: Date | null;
};
export type FactBehind = AnswerBehind | ChargeBehind | OrderBehind | BegunBehind;
export type MessagesBehind = {
  items: FactBehind[];
  nextCursor: { at: Date; id: string } | null;
};
