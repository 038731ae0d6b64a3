"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import type { BroadcastItem } from "@/server/notifications/broadcasts/shapes";

type State = BroadcastItem["state"];

const tones: Partial<Record<State, ComponentProps<typeof Badge>["tone"]>> = {
  scheduled: "blue",
  preparing: "blue",
  sending: "blue",
  paused: "amber",
  stopped: "vermilion",
  done: "green",
};

/** Where a broadcast is on its way, in a word. */
export function StateBadge({ state }: { state: State }) {
  const t = useTranslations("broadcasts.states");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
