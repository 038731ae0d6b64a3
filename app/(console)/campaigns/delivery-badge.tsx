"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import type { CampaignRow } from "./use-campaigns";

type Delivery = CampaignRow["delivery"];

const tones: Partial<Record<Delivery, ComponentProps<typeof Badge>["tone"]>> = {
  active: "green",
  learning: "green",
  learningLimited: "amber",
  inReview: "blue",
  preparing: "blue",
  scheduled: "blue",
  refused: "vermilion",
  withIssues: "vermilion",
  billing: "vermilion",
  pausedBelow: "amber",
};

/** What becomes of it at Meta, in a word. */
export function DeliveryBadge({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("campaigns.delivery");
  return <Badge tone={tones[delivery]}>{t(delivery)}</Badge>;
}
