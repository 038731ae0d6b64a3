"use client";

import { BudgetsStatement } from "./budgets-statement";
import { ClosingStatements } from "./closing-statement";
import { MonthStatement } from "./month-statement";
import { NeedsYou } from "./needs-you";
import { NumbersStatement } from "./numbers-statement";
import { ResponseStatement } from "./response-statement";
import { TemplatesStatement } from "./templates-statement";
import { WaitingStatement } from "./waiting-statement";

export type Rights = Record<
  | "openInbox"
  | "answer"
  | "readWaits"
  | "readOwnWaits"
  | "readMonth"
  | "readBudgets"
  | "reconcile"
  | "readNumbers"
  | "readTemplates"
  | "setGoals"
  | "mendChannels",
  boolean
>;

/** What this member should know and do now; whoever has several roles sees the parts of each. */
export function Overview({ memberId, may }: { memberId: string; may: Rights }) {
  // Who answers and does not look after the others is shown her own work.
  const isAgent = may.answer && !may.readWaits;
  const inbox = isAgent ? ("/inbox?view=mine&sort=closing" as const) : ("/inbox?sort=closing" as const);
  return (
    <div className="grid w-full max-w-7xl flex-1 content-start lg:content-stretch lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="lg:order-last lg:border-l max-lg:border-b">
        <NeedsYou />
      </div>
      <div className="divide-y">
        <WaitingStatement
          memberId={isAgent ? memberId : undefined}
          mayOpenInbox={may.openInbox}
          href={may.openInbox ? inbox : "/analytics/response-time?behind=waiting%3Anow"}
        />
        {(may.readWaits || may.readOwnWaits) && (
          <ResponseStatement isOwn={!may.readWaits} maySetGoals={may.setGoals} />
        )}
        {may.readMonth && <MonthStatement />}
        {may.readBudgets && <BudgetsStatement />}
        {may.reconcile && <ClosingStatements />}
        {may.readTemplates && <TemplatesStatement />}
        {may.readNumbers && <NumbersStatement href={may.mendChannels ? "/settings/channels" : "/profile"} />}
      </div>
    </div>
  );
}
