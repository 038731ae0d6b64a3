import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getQueryClient, HydrateClient, prefetchPages, trpc } from "@/app/_trpc/server";
import { mayCall } from "@/server/identity/permissions";
import { requireEntry } from "../../../require-entry";
import { ScanScreen } from "./scan-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile.sections");
  return { title: t("scan") };
}

export default async function ScanPage({ params }: PageProps<"/profile/[numberId]/scan">) {
  const [{ member }, { numberId }] = await Promise.all([requireEntry("/profile"), params]);
  if (!z.uuid().safeParse(numberId).success) notFound();
  await Promise.all([
    prefetchPages(
      trpc.scanCodes.list.infiniteQueryOptions(
        { numberId },
        { getNextPageParam: ({ nextCursor }) => nextCursor },
      ),
    ),
    getQueryClient().prefetchQuery(trpc.scanCodes.poster.queryOptions({ numberId })),
  ]);
  return (
    <HydrateClient>
      <ScanScreen numberId={numberId} canEdit={mayCall(member.roles, "scanCodes.make")} />
    </HydrateClient>
  );
}
