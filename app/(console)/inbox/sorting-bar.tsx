"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Tag, UsersRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { LabelChip, LabelDot } from "@/components/label-chip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { Conversation } from "./person-pane";
import { useReader } from "./reader";

/** Whose queue the conversation is in and what it is labelled, and the ways to change both; not there where there is neither. */
export function SortingBar({ conversation }: { conversation: Conversation }) {
  const trpc = useTRPC();
  const { canAnswer } = useReader();
  const teams = useQuery(trpc.teams.list.queryOptions()).data?.filter(({ isArchived }) => !isArchived) ?? [];
  const labels =
    useQuery(trpc.labels.list.queryOptions()).data?.filter(({ isArchived }) => !isArchived) ?? [];
  const hasTeams = conversation.team !== null || (canAnswer && teams.length > 0);
  const hasLabels = conversation.labels.length > 0 || (canAnswer && labels.length > 0);
  if (!hasTeams && !hasLabels) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-3 py-1.5 md:px-4">
      {hasTeams && <TeamMenu conversation={conversation} teams={teams} />}
      {hasLabels && <Labels conversation={conversation} labels={labels} />}
    </div>
  );
}

const nobody = "nobody";
type Choice = { id: string; name: string };

function useChanged(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  return {
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) }),
    onError: (error: unknown) => toast.error(errorMessage(error)),
  };
}

function TeamMenu({ conversation, teams }: { conversation: Conversation; teams: Choice[] }) {
  const t = useTranslations("teams");
  const trpc = useTRPC();
  const { canAnswer } = useReader();
  const { id: conversationId, team } = conversation;
  const handOver = useMutation(trpc.inbox.handOver.mutationOptions(useChanged(conversationId)));
  const words = team ? t("inTeam", { name: team.name }) : t("handTo");
  if (!canAnswer) return <p className="text-ink-soft text-xs">{words}</p>;

  function hand(choice: string) {
    const to = teams.find(({ id }) => id === choice);
    handOver.mutate(
      { conversationId, teamId: to?.id ?? null },
      { onSuccess: () => toast.success(to ? t("handedToast", { name: to.name }) : t("outToast")) },
    );
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="quiet" className="max-w-full">
          <UsersRound aria-hidden />
          <span className="truncate">{words}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-w-72">
        <DropdownMenuLabel>{t("handTitle")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={team?.id ?? nobody} onValueChange={hand}>
          <DropdownMenuRadioItem value={nobody}>{t("noTeam")}</DropdownMenuRadioItem>
          {teams.map(({ id, name }) => (
            <DropdownMenuRadioItem key={id} value={id}>
              <span className="truncate">{name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

type LabelChoice = Conversation["labels"][number];

function Labels({ conversation, labels }: { conversation: Conversation; labels: LabelChoice[] }) {
  const t = useTranslations("labels");
  const trpc = useTRPC();
  const { canAnswer } = useReader();
  const { id: conversationId, labels: worn } = conversation;
  const changed = useChanged(conversationId);
  const put = useMutation(trpc.inbox.putLabel.mutationOptions(changed));
  const takeOff = useMutation(trpc.inbox.takeLabelOff.mutationOptions(changed));

  return (
    <>
      {canAnswer && labels.length > 0 && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm" variant="quiet">
              <Tag aria-hidden />
              {t("put")}
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start" className="max-w-72">
            {labels.map(({ id: labelId, name, colour }) => {
              const isWorn = worn.some(({ id }) => id === labelId);
              return (
                <DropdownMenuCheckboxItem
                  key={labelId}
                  checked={isWorn}
                  // Several are chosen in one go.
                  onSelect={(event) => event.preventDefault()}
                  onCheckedChange={() => (isWorn ? takeOff : put).mutate({ conversationId, labelId })}
                >
                  <LabelDot colour={colour} />
                  <span className="truncate">{name}</span>
                </DropdownMenuCheckboxItem>
              );
            })}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      {worn.length > 0 && (
        <ul aria-label={t("title")} className="flex min-w-0 flex-wrap gap-1.5">
          {worn.map((label) => (
            <li key={label.id} className="flex min-w-0">
              <LabelChip name={label.name} colour={label.colour} className={canAnswer ? "pr-0" : undefined}>
                {canAnswer && (
                  <button
                    type="button"
                    aria-label={t("takeOff", { name: label.name })}
                    onClick={() => takeOff.mutate({ conversationId, labelId: label.id })}
                    className="grid size-6 shrink-0 place-items-center rounded-sm hover:text-ink"
                  >
                    <X aria-hidden className="size-3" />
                  </button>
                )}
              </LabelChip>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
