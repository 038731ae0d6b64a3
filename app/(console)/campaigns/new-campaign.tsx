"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useErrorMessage } from "@/components/use-error-message";
import { useCampaignActions, useCampaigns } from "./use-campaigns";

/** Begins a campaign; where there are several ad accounts, in the one that is chosen. */
export function NewCampaign() {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const errorMessage = useErrorMessage();
  const { startDraft } = useCampaignActions();
  const connections = useCampaigns().data?.connections ?? [];
  const [only, ...others] = connections;
  if (!only) return null;

  const start = (connectionId: string) =>
    startDraft.mutate(
      { connectionId },
      {
        onSuccess: ({ draftId }) => router.push(`/campaigns/drafts/${draftId}`),
        onError: (error) => toast.error(errorMessage(error)),
      },
    );

  if (others.length === 0) {
    return (
      <Button variant="main" disabled={startDraft.isPending} onClick={() => start(only.connectionId)}>
        <Plus aria-hidden />
        {t("newCampaign")}
      </Button>
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="main" disabled={startDraft.isPending}>
          <Plus aria-hidden />
          {t("newCampaign")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {connections.map(({ connectionId, pageName, name }) => (
          <DropdownMenuItem key={connectionId} onSelect={() => start(connectionId)}>
            {pageName} · {name}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
