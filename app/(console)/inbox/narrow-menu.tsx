"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { LabelChip, LabelDot } from "@/components/label-chip";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Tooltip } from "@/components/ui/tooltip";
import { useInboxParams } from "./use-inbox-params";

const all = "all";

function useChoices() {
  const trpc = useTRPC();
  const teams = useQuery(trpc.teams.list.queryOptions()).data ?? [];
  const labels = useQuery(trpc.labels.list.queryOptions()).data ?? [];
  return { teams, labels };
}

/** Narrows the list to a team's queue or to a label; not there where there is neither. */
export function NarrowMenu() {
  const t = useTranslations("teams");
  const words = useTranslations("labels");
  const { params, filter } = useInboxParams();
  const { teams, labels } = useChoices();
  const working = teams.filter(({ isArchived }) => !isArchived);
  const used = labels.filter(({ isArchived }) => !isArchived);
  if (working.length + used.length === 0) return null;
  return (
    <DropdownMenu>
      <Tooltip label={t("filter")}>
        <DropdownMenuTrigger asChild>
          <Button
            size="icon"
            aria-label={t("filter")}
            className={cn("size-10", (params.team || params.label) && "border-brand text-brand-ink")}
          >
            <ListFilter aria-hidden />
          </Button>
        </DropdownMenuTrigger>
      </Tooltip>
      <DropdownMenuContent align="end" className="max-w-72">
        {working.length > 0 && (
          <>
            <DropdownMenuLabel>{t("filterTitle")}</DropdownMenuLabel>
            <DropdownMenuRadioGroup
              value={params.team ?? all}
              onValueChange={(team) => filter({ team: team === all ? undefined : team })}
            >
              <DropdownMenuRadioItem value={all}>{t("anyTeam")}</DropdownMenuRadioItem>
              <DropdownMenuRadioItem value="mine">{t("mine")}</DropdownMenuRadioItem>
              {working.map(({ id, name }) => (
                <DropdownMenuRadioItem key={id} value={id}>
                  <span className="truncate">{name}</span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        )}
        {working.length > 0 && used.length > 0 && <DropdownMenuSeparator />}
        {used.length > 0 && (
          <>
            <DropdownMenuLabel>{words("filterTitle")}</DropdownMenuLabel>
            <DropdownMenuRadioGroup
              value={params.label ?? all}
              onValueChange={(label) => filter({ label: label === all ? undefined : label })}
            >
              <DropdownMenuRadioItem value={all}>{words("anyLabel")}</DropdownMenuRadioItem>
              {used.map(({ id, name, colour }) => (
                <DropdownMenuRadioItem key={id} value={id}>
                  <LabelDot colour={colour} />
                  <span className="truncate">{name}</span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** What the list is narrowed to, in words, each with the way back. */
export function Narrowed() {
  const t = useTranslations("teams");
  const words = useTranslations("labels");
  const { params, filter } = useInboxParams();
  const { teams, labels } = useChoices();
  const team = params.team === "mine" ? t("mine") : teams.find(({ id }) => id === params.team)?.name;
  const label = labels.find(({ id }) => id === params.label);
  if (!team && !label) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 pb-2">
      {team && (
        <Badge className="max-w-full pr-0">
          <span className="truncate">{team}</span>
          <Clear label={t("clearTeam")} onClick={() => filter({ team: undefined })} />
        </Badge>
      )}
      {label && (
        <LabelChip name={label.name} colour={label.colour} className="pr-0">
          <Clear label={words("clearLabel")} onClick={() => filter({ label: undefined })} />
        </LabelChip>
      )}
    </div>
  );
}

function Clear({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="grid size-6 shrink-0 place-items-center rounded-sm hover:text-ink"
    >
      <X aria-hidden className="size-3" />
    </button>
  );
}
