"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useErrorMessage } from "@/components/use-error-message";
import type { CampaignsView } from "../use-campaigns";
import { useTemplateActions, useTemplates } from "./use-templates";

type Connections = CampaignsView["connections"];
type Template = NonNullable<ReturnType<typeof useTemplates>["data"]>[number];

/** Campaigns that colleagues keep to begin others from; nothing is shown before there is one. */
export function TemplateList({ connections }: { connections: Connections }) {
  const t = useTranslations("campaigns");
  const templates = useTemplates();
  if (templates.isError) return <FailureState error={templates.error} onRetry={templates.refetch} />;
  if (!templates.data || templates.data.length === 0) return null;
  return (
    <section aria-labelledby="templates" className="grid gap-2">
      <h2 id="templates" className="font-semibold text-lg">
        {t("templates")}
      </h2>
      <ul className="grid border-t">
        {templates.data.map((template) => (
          <TemplateRow key={template.campaignTemplateId} template={template} connections={connections} />
        ))}
      </ul>
    </section>
  );
}

function TemplateRow({ template, connections }: { template: Template; connections: Connections }) {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const errorMessage = useErrorMessage();
  const { startFromTemplate, discardTemplate } = useTemplateActions();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { campaignTemplateId, name, createdByName, createdAt } = template;
  const [only, ...others] = connections;

  const start = (connectionId: string) =>
    startFromTemplate.mutate(
      { campaignTemplateId, connectionId },
      {
        onSuccess: ({ draftId }) => router.push(`/campaigns/drafts/${draftId}`),
        onError: (error) => toast.error(errorMessage(error)),
      },
    );

  const button = (
    <Button
      size="sm"
      aria-label={t("startFromNamed", { name })}
      disabled={startFromTemplate.isPending}
      onClick={() => only && others.length === 0 && start(only.connectionId)}
    >
      {t("startFrom")}
    </Button>
  );

  return (
    <li className="flex min-h-11 flex-wrap items-center gap-3 border-b py-1">
      <span className="min-w-0 truncate font-medium">{name}</span>
      <span className="text-ink-soft text-sm">
        {t.rich("savedBy", { name: createdByName, when: () => <RelativeTime at={createdAt} /> })}
      </span>
      <span className="ml-auto flex items-center gap-1">
        {others.length === 0 ? (
          button
        ) : (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>{button}</DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {connections.map(({ connectionId, pageName, name }) => (
                <DropdownMenuItem key={connectionId} onSelect={() => start(connectionId)}>
                  {pageName} · {name}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
        )}
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t("discardNamed", { name })}
          onClick={() => setIsDiscarding(true)}
        >
          <Trash2 aria-hidden />
        </Button>
      </span>
      {isDiscarding && (
        <ConfirmDialog
          title={t("discardTitle", { name })}
          lead={t("discardTemplateLead")}
          action={t("discard")}
          doing={discardTemplate}
          onConfirm={() => discardTemplate.mutate({ campaignTemplateId })}
          onClose={() => setIsDiscarding(false)}
        />
      )}
    </li>
  );
}
