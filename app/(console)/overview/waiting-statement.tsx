"use client";

import { useQuery } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useFigures } from "../analytics/use-figures";
import { WaitingRows } from "../analytics/waiting-rows";
import { Aside, Said, Statement } from "./statement";

type WaitingStatementProps = {
  /** Whose customers are meant; without it, everybody's. */
  memberId?: string;
  mayOpenInbox: boolean;
  href: Route;
};

const minute = 60_000;

/** Who waits for an answer at this moment, and whose window closes first. */
export function WaitingStatement({ memberId, mayOpenInbox, href }: WaitingStatementProps) {
  const t = useTranslations("overview");
  const say = useTranslations("reports.latency");
  const trpc = useTRPC();
  const { wait } = useFigures();
  const everybody = useQuery(
    trpc.analytics.waiting.queryOptions({ filters: {} }, { refetchInterval: minute }),
  );
  const filters = memberId ? { memberIds: [memberId] } : {};
  const asked = useQuery(trpc.analytics.waiting.queryOptions({ filters }, { refetchInterval: minute }));
  const unclaimed = everybody.data?.byMember.find(({ key }) => key === null)?.figures.waiting ?? 0;

  return (
    <Statement title={t(memberId ? "waitingForYou" : "waiting")} Icon={Hourglass} href={href} asked={asked}>
      {({ total, mostUrgent }) => (
        <>
          <Said>
            {say("waitingAnswer", {
              waiting: total.waiting,
              longest: wait(total.longestSeconds),
              closing: total.closingSoon,
              closed: total.windowClosed,
            })}
          </Said>
          {mayOpenInbox && unclaimed > 0 && (
            <Aside>
              <Link
                href="/inbox?view=unassigned&sort=closing"
                className="text-brand-ink underline underline-offset-4"
              >
                {t("unclaimed", { count: unclaimed })}
              </Link>
            </Aside>
          )}
          {mostUrgent.length > 0 && (
            <div className="w-full">
              <WaitingRows items={mostUrgent} mayOpenInbox={mayOpenInbox} />
            </div>
          )}
        </>
      )}
    </Statement>
  );
}
