import { ArrowRight, X } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "@/app/_trpc/server";
import { Button } from "@/components/ui/button";
import { mayCall } from "@/server/identity/permissions";
import { requireMember } from "@/server/identity/session";
import { hiddenCookie } from "./hidden-cookie";
import { hideChecklist } from "./hide-checklist";
import { linkOf } from "./links";
import { Progress } from "./progress";

/** The next point of the checklist, for owners, until all is done or they put it away. */
export async function ChecklistPanel() {
  const [{ member, workspace }, jar] = await Promise.all([requireMember(), cookies()]);
  const isHidden = jar.get(hiddenCookie)?.value === workspace.id;
  if (isHidden || !mayCall(member.roles, "checklist.get")) return null;
  const t = await getTranslations("checklist");
  const { points, done } = await getQueryClient().fetchQuery(trpc.checklist.get.queryOptions());
  const next = points.find(({ isDone }) => !isDone);
  if (!next) return null;
  return (
    <section
      aria-label={t("title")}
      className="m-4 grid max-w-3xl gap-4 rounded-lg border border-rule-strong bg-surface p-4 md:m-6"
    >
      <div className="flex items-start justify-between gap-4">
        <div className="grid gap-0.5">
          <h2 className="font-semibold text-lg">{t(`points.${next.point}.title`)}</h2>
          <p className="text-pretty text-ink-soft">{t(`points.${next.point}.why`)}</p>
        </div>
        <form action={hideChecklist}>
          <Button type="submit" variant="quiet" size="icon-sm" aria-label={t("hide")}>
            <X aria-hidden />
          </Button>
        </form>
      </div>
      <Progress done={done} all={points.length} />
      <div className="flex flex-wrap items-center gap-2">
        <Button asChild variant="main">
          <Link href={linkOf(next)}>{t(`points.${next.point}.act`)}</Link>
        </Button>
        <Button asChild variant="quiet">
          <Link href="/checklist">
            {t("seeAll")}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      </div>
    </section>
  );
}
