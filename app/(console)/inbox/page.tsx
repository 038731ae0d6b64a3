import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetchPages, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../require-entry";
import { Inbox } from "./inbox";
import { inboxParams, listFilters } from "./inbox-params";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("inbox") };
}

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const [{ member, workspace }, params] = await Promise.all([requireEntry("/inbox"), searchParams]);
  const shown = inboxParams.parse(params);
  await prefetchPages(
    trpc.inbox.list.infiniteQueryOptions(listFilters(shown), {
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  );

  return (
    <HydrateClient>
      <Inbox
        member={{
          id: member.id,
          name: member.name,
          canAnswer: mayCall(member.roles, "inbox.reply"),
          maySeeSpending: mayCall(member.roles, "funnel.adCost"),
          maySeeBroadcasts: mayCall(member.roles, "broadcasts.get"),
          currency: workspace.currency,
        }}
        timeZone={workspace.timeZone}
      />
    </HydrateClient>
  );
}
