import { isWindowOpen } from "../../messaging/service-window";

/** Something in a conversation that a wait may begin or end with. */
export type Happening = { id: string; at: Date } & (
  | { kind: "asked"; askedAt: Date }
  /** The customer did something that needs no answer, such as a reaction, which keeps the window open. */
  | { kind: "heard" }
  | { kind: "answered"; memberId: string | null; answeredIn: "console" | "app" }
  | { kind: "automatic" }
  | { kind: "closed" }
);

export type Wait = {
  id: string;
  askedAt: Date;
  isFirst: boolean;
  automatic?: { at: Date; messageId: string };
  answer?: {
    at: Date;
    messageId: string;
    memberId: string | null;
    answeredIn: "console" | "app";
    wasWindowOpen: boolean;
  };
  closedAt?: Date;
};

type Beginning = {
  /** Nobody has asked yet, or not since a closing. */
  isFirst: boolean;
  /** A wait whose message is not among what happened, because it was forgotten. */
  wait?: Pick<Wait, "id" | "askedAt">;
};

/**
 * The waits in what happened, which is in order. A customer who writes again while waiting does not begin anew; an automatic
 * answer is noted and ends nothing; a closing ends a wait unanswered, and what the business writes afterwards is no answer.
 */
export function waitsOf(happenings: Happening[], { isFirst, wait }: Beginning): Wait[] {
  const waits: Wait[] = [];
  let isNextFirst = isFirst;
  let current: Wait | undefined;
  let lastHeardAt: Date | null = null;
  const begin = (id: string, askedAt: Date) => {
    current = { id, askedAt, isFirst: isNextFirst };
    waits.push(current);
    isNextFirst = false;
  };
  if (wait) {
    begin(wait.id, wait.askedAt);
    lastHeardAt = wait.askedAt;
  }
  for (const happening of happenings) {
    switch (happening.kind) {
      case "asked":
        lastHeardAt = happening.askedAt;
        if (!current) begin(happening.id, happening.askedAt);
        break;
      case "heard":
        lastHeardAt = happening.at;
        break;
      case "automatic":
        if (current) current.automatic ??= { at: happening.at, messageId: happening.id };
        break;
      case "answered": {
        const { id: messageId, at, memberId, answeredIn } = happening;
        const wasWindowOpen = isWindowOpen({ lastCustomerMessageAt: lastHeardAt }, at);
        if (current) current.answer = { at, messageId, memberId, answeredIn, wasWindowOpen };
        current = undefined;
        break;
      }
      case "closed":
        if (current) current.closedAt = happening.at;
        current = undefined;
        isNextFirst = true;
    }
  }
  return waits;
}
