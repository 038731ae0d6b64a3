"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/cn";
import { BudgetButton } from "./budget-button";
import { BulkBar } from "./bulk-bar";
import { CampaignRefusals } from "./campaign-refusals";
import { ChangesButton } from "./changes-button";
import { DeliveryBadge } from "./delivery-badge";
import { DuplicateButton } from "./duplicate-button";
import { EditAdButton } from "./edit-ad-button";
import { EndButton } from "./end-button";
import { StatusButtons } from "./status-buttons";
import type { AdRow, AdSetRow, CampaignRow, CampaignsView } from "./use-campaigns";

/** Campaigns, their ad sets and their ads, each with what becomes of it and what can be done. */
export function CampaignTable({ campaigns, connections }: Pick<CampaignsView, "campaigns" | "connections">) {
  const t = useTranslations("campaigns");
  const [chosenIds, setChosenIds] = useState<string[]>([]);
  const zoneOf = ({ connectionId }: CampaignRow) =>
    connections.find((one) => one.connectionId === connectionId)?.timeZone ?? "UTC";
  return (
    <section aria-labelledby="campaigns" className="grid gap-2">
      <h2 id="campaigns" className="font-semibold text-lg">
        {t("running")}
      </h2>
      <BulkBar
        chosen={campaigns.filter(({ campaignId }) => chosenIds.includes(campaignId))}
        onClear={() => setChosenIds([])}
      />
      <ul className="grid border-t">
        {campaigns.map((campaign) => {
          const { campaignId } = campaign;
          return (
            <Campaign
              key={campaignId}
              campaign={campaign}
              timeZone={zoneOf(campaign)}
              isChosen={chosenIds.includes(campaignId)}
              onChoose={(isChosen) =>
                setChosenIds((before) =>
                  isChosen ? [...before, campaignId] : before.filter((one) => one !== campaignId),
                )
              }
            />
          );
        })}
      </ul>
    </section>
  );
}

type CampaignProps = {
  campaign: CampaignRow;
  timeZone: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

function Campaign({ campaign, timeZone, isChosen, onChoose }: CampaignProps) {
  const t = useTranslations("campaigns");
  const [isOpen, setIsOpen] = useState(false);
  const { campaignId, name, adSets, currency } = campaign;
  const subject = { level: "campaign" as const, campaignId };
  return (
    <li className="border-b">
      <Line
        level={0}
        name={
          <span className="flex min-w-0 items-center gap-3">
            <input
              type="checkbox"
              aria-label={t("chooseNamed", { name })}
              className="size-4 shrink-0 accent-brand"
              checked={isChosen}
              onChange={({ target }) => onChoose(target.checked)}
            />
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
              className="flex min-w-0 items-center gap-2 text-left"
            >
              <ChevronRight
                aria-hidden
                className={cn("size-4 shrink-0 text-ink-soft transition-transform", isOpen && "rotate-90")}
              />
              <span className="truncate font-medium">{name}</span>
            </button>
          </span>
        }
        row={campaign}
        budget={
          campaign.budget && (
            <BudgetButton subject={subject} name={name} budget={campaign.budget} currency={currency} />
          )
        }
        actions={
          <>
            <StatusButtons subject={subject} name={name} status={campaign.status} canArchive />
            <ChangesButton campaign={campaign} />
            {campaign.draftId && <DuplicateButton draftId={campaign.draftId} name={name} />}
          </>
        }
      />
      {!campaign.draftId && <p className="pb-2 pl-6 text-ink-soft text-xs">{t("madeElsewhere")}</p>}
      {isOpen && (
        <ul aria-label={t("partsOf", { name })} className="grid pb-2">
          {adSets.length === 0 && <li className="pl-6 text-ink-soft text-sm">{t("noAdSets")}</li>}
          {adSets.map((adSet) => (
            <AdSet key={adSet.adSetId} adSet={adSet} campaign={campaign} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </li>
  );
}

type AdSetProps = { adSet: AdSetRow; campaign: CampaignRow; timeZone: string };

function AdSet({ adSet, campaign, timeZone }: AdSetProps) {
  const t = useTranslations("campaigns");
  const subject = { level: "adSet" as const, adSetId: adSet.adSetId };
  return (
    <li>
      <Line
        level={1}
        name={<Named kind={t("adSet")} name={adSet.name} />}
        row={adSet}
        budget={
          adSet.budget && (
            <BudgetButton
              subject={subject}
              name={adSet.name}
              budget={adSet.budget}
              currency={campaign.currency}
            />
          )
        }
        actions={
          <>
            <EndButton adSet={adSet} timeZone={timeZone} />
            <StatusButtons subject={subject} name={adSet.name} status={adSet.status} />
          </>
        }
      />
      <ul>
        {adSet.ads.map((ad) => (
          <Ad key={ad.adId} ad={ad} campaign={campaign} isOneOfSeveral={adSet.ads.length > 1} />
        ))}
      </ul>
    </li>
  );
}

type AdProps = { ad: AdRow; campaign: CampaignRow; isOneOfSeveral: boolean };

function Ad({ ad, campaign, isOneOfSeveral }: AdProps) {
  const t = useTranslations("campaigns");
  const words = ad.headline ?? ad.name;
  return (
    <li>
      <Line
        level={2}
        name={
          <span className="flex min-w-0 items-center gap-3">
            {ad.adPictureId && (
              <img
                src={`/api/ad-pictures/${ad.adPictureId}`}
                alt=""
                className="size-8 shrink-0 rounded-sm object-cover"
              />
            )}
            <Named
              kind={t("ad")}
              name={isOneOfSeveral && words !== ad.name ? `${ad.name}: ${words}` : words}
            />
          </span>
        }
        row={ad}
        actions={
          <>
            <EditAdButton ad={ad} campaign={campaign} />
            <StatusButtons subject={{ level: "ad", adId: ad.adId }} name={ad.name} status={ad.status} />
          </>
        }
      />
      <CampaignRefusals ad={ad} />
    </li>
  );
}

function Named({ kind, name }: { kind: string; name: string }) {
  return (
    <span className="min-w-0 truncate">
      <span className="text-ink-soft text-xs">{kind} </span>
      {name}
    </span>
  );
}

type LineProps = {
  level: 0 | 1 | 2;
  name: ReactNode;
  row: Pick<CampaignRow, "delivery" | "issues">;
  budget?: ReactNode;
  actions: ReactNode;
};

const indents = ["", "pl-6", "pl-12"];

function Line({ level, name, row, budget, actions }: LineProps) {
  return (
    <div className={cn("grid gap-1 py-1", indents[level])}>
      <div className="grid min-h-10 items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_9rem_9rem_auto]">
        {name}
        <span>
          <DeliveryBadge delivery={row.delivery} />
        </span>
        <span className="sm:text-right">{budget}</span>
        <span className="flex justify-end gap-1 sm:min-w-40">{actions}</span>
      </div>
      {row.issues.length > 0 && (
        <ul className="grid gap-0.5 text-sm text-vermilion-ink">
          {row.issues.map(({ summary, words, code }) => (
            <li key={`${code} ${summary}`}>{[summary, words].filter(Boolean).join(": ")}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
