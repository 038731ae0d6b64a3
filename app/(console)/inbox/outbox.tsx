"use client";

import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { v4 as uuid } from "uuid";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { ReplyWithTemplateInput } from "@/server/inbox/schemas";

export type Attached = {
  mediaId: string;
  kind: "image" | "document" | "audio" | "video";
  fileName: string;
  url?: string;
};

export type Draft =
  | { kind: "text"; body: string; replyToMessageId?: string }
  | { kind: "media"; attached: Attached; caption?: string; replyToMessageId?: string }
  | { kind: "template"; input: Pick<ReplyWithTemplateInput, "templateId" | "values">; body: string }
  | { kind: "retry"; messageId: string };

/** What was sent from this screen and is not in the thread yet. */
export type Pending = {
  clientId: string;
  conversationId: string;
  draft: Draft;
  at: Date;
  state: "sending" | "failed";
  error?: unknown;
};

type Outbox = {
  pending: Pending[];
  send: (conversationId: string, draft: Draft) => void;
  again: (clientId: string) => void;
  discard: (clientId: string) => void;
};

const OutboxContext = createContext<Outbox | undefined>(undefined);

/** Sends what is written and shows it at once. It survives a change of conversation, and a second try never sends twice. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [pending, setPending] = useState<Pending[]>([]);
  const latest = useRef(pending);
  useEffect(() => {
    latest.current = pending;
  });

  const change = useCallback(
    (clientId: string, values: Partial<Pending>) =>
      setPending((all) => all.map((one) => (one.clientId === clientId ? { ...one, ...values } : one))),
    [],
  );
  const discard = useCallback(
    (clientId: string) => setPending((all) => all.filter((one) => one.clientId !== clientId)),
    [],
  );

  const deliver = useCallback(
    async ({ clientId, conversationId, draft }: Pending) => {
      try {
        const address = { conversationId, clientId };
        switch (draft.kind) {
          case "text": {
            const { body, replyToMessageId } = draft;
            await client.inbox.reply.mutate({
              ...address,
              content: { type: "text", body },
              replyToMessageId,
            });
            break;
          }
          case "media": {
            const { attached, caption, replyToMessageId } = draft;
            const content = { type: attached.kind, mediaId: attached.mediaId, caption };
            await client.inbox.reply.mutate({ ...address, content, replyToMessageId });
            break;
          }
          case "template":
            await client.inbox.replyWithTemplate.mutate({ ...address, ...draft.input });
            break;
          case "retry":
            await client.inbox.retry.mutate({ clientId, messageId: draft.messageId });
            break;
        }
      } catch (error) {
        return change(clientId, { state: "failed", error });
      }
      void queryClient.invalidateQueries({ queryKey: trpc.inbox.quote.queryKey({ conversationId }) });
      void queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) });
      await queryClient.invalidateQueries({
        queryKey: trpc.inbox.thread.infiniteQueryKey({ conversationId }),
      });
      discard(clientId);
    },
    [client, queryClient, trpc, change, discard],
  );

  const outbox = useMemo<Outbox>(
    () => ({
      pending,
      send(conversationId, draft) {
        const one: Pending = { clientId: uuid(), conversationId, draft, at: new Date(), state: "sending" };
        setPending((all) => [...all, one]);
        void deliver(one);
      },
      again(clientId) {
        const one = latest.current.find((one) => one.clientId === clientId);
        if (!one) return;
        change(clientId, { state: "sending", error: undefined });
        void deliver(one);
      },
      discard,
    }),
    [pending, deliver, change, discard],
  );
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error("Only inside <OutboxProvider>");
  return outbox;
}
