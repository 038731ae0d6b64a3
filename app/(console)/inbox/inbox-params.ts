import { z } from "zod";
import { type ListConversationsInput, sortSchema, viewSchema } from "@/server/inbox/schemas";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** What the address says; what it says wrongly is as if it said nothing. */
export const inboxParams = z.object({
  view: z.preprocess(first, viewSchema).catch("all"),
  q: z.preprocess(first, z.string().max(100)).catch(""),
  unread: z.preprocess(first, z.literal("1")).optional().catch(undefined),
  sort: z.preprocess(first, sortSchema).catch("activity"),
  /** In the queue of a team of the reader's, or of this one. */
  team: z
    .preprocess(first, z.union([z.literal("mine"), z.uuid()]))
    .optional()
    .catch(undefined),
  label: z.preprocess(first, z.uuid()).optional().catch(undefined),
  /** The conversation that is open. */
  c: z.preprocess(first, z.uuid()).optional().catch(undefined),
});
export type InboxParams = z.infer<typeof inboxParams>;

export type ListFilters = Pick<
  ListConversationsInput,
  "view" | "search" | "unreadOnly" | "sort" | "teamId" | "ofMyTeams" | "labelId"
>;

export const listFilters = ({ view, q, unread, sort, team, label }: InboxParams): ListFilters => ({
  view,
  search: q.trim() || undefined,
  unreadOnly: unread === "1",
  sort,
  teamId: team === "mine" ? undefined : team,
  ofMyTeams: team === "mine",
  labelId: label,
});

/** The address that shows this; what is usual is left out. */
export function inboxHref({ view, q, unread, sort, team, label, c }: InboxParams): string {
  const query = new URLSearchParams();
  if (view !== "all") query.set("view", view);
  if (q) query.set("q", q);
  if (unread) query.set("unread", unread);
  if (sort !== "activity") query.set("sort", sort);
  if (team) query.set("team", team);
  if (label) query.set("label", label);
  if (c) query.set("c", c);
  return query.size ? `/inbox?${query}` : "/inbox";
}
