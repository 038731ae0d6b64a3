import type { TroubleKind } from "@/db/schema/channels";
import type { ProfileField } from "../schemas";

/** What a business does once, from nothing to its first answer, in this order. */
export const checklistPoints = [
  "number",
  "webhook",
  "payment",
  "name",
  "profile",
  "picture",
  "hours",
  "colleagues",
  "message",
  "answer",
] as const;
export type ChecklistPoint = (typeof checklistPoints)[number];

/** What is known of the workspace; nobody ticks anything by hand. */
export type Facts = {
  /** The numbers that are connected, the first of them first. */
  numbers: {
    numberId: string;
    hasWebhook: boolean;
    nameStatus: string | undefined;
    /** Meta was asked about it, and answered. */
    isRead: boolean;
    troubles: TroubleKind[];
    missing: ProfileField[];
  }[];
  hasHours: boolean;
  hasColleagues: boolean;
  hasMessage: boolean;
  hasAnswer: boolean;
};

export type Point = {
  point: ChecklistPoint;
  isDone: boolean;
  /** The number that still needs it. */
  numberId?: string;
};

const approved = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"];

/** Which points are done. One that is about numbers is done when every connected number has it. */
export function pointsOf({ numbers, hasHours, hasColleagues, hasMessage, hasAnswer }: Facts): Point[] {
  const ofAll = (point: ChecklistPoint, isWell: (number: Facts["numbers"][number]) => boolean): Point => {
    const first = numbers.find((number) => !isWell(number));
    return {
      point,
      isDone: numbers.length > 0 && !first,
      ...(first && { numberId: first.numberId }),
    };
  };
  const isPaid = ({ isRead, troubles }: Facts["numbers"][number]) =>
    isRead && !troubles.includes("paymentMissing");
  return [
    { point: "number", isDone: numbers.length > 0 },
    ofAll("webhook", ({ hasWebhook }) => hasWebhook),
    ofAll("payment", isPaid),
    ofAll("name", ({ nameStatus = "" }) => approved.includes(nameStatus)),
    ofAll("profile", ({ missing }) => missing.every((field) => field === "picture")),
    ofAll("picture", ({ missing }) => !missing.includes("picture")),
    { point: "hours", isDone: hasHours },
    { point: "colleagues", isDone: hasColleagues },
    { point: "message", isDone: hasMessage },
    { point: "answer", isDone: hasAnswer },
  ];
}
