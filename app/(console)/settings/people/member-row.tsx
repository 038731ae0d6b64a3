"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { RemoveDialog } from "./remove-dialog";
import { ResetLinkDialog } from "./reset-link-dialog";
import { RolesDialog } from "./roles-dialog";
import type { Member } from "./use-people";

/** One member: who she is, what she may do, and what can be changed about it. */
export function MemberRow({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const t = useTranslations("people");
  const [open, setOpen] = useState<"roles" | "reset" | "remove">();
  const { name, email, roles } = member;
  const close = () => setOpen(undefined);

  return (
    <li className="flex min-h-16 items-center gap-3 py-2">
      <Avatar name={name} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <p className="flex items-center gap-2">
            <span className="truncate font-medium">{name}</span>
            {isSelf && <Badge>{t("you")}</Badge>}
          </p>
          <p className="truncate text-ink-soft">{email}</p>
        </div>
        <p className="text-ink-soft">{roles.map((role) => t(`role.${role}`)).join(" · ")}</p>
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="quiet" size="icon" aria-label={t("more", { name })}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("roles")}>{t("change")}</DropdownMenuItem>
          {!isSelf && (
            <DropdownMenuItem onSelect={() => setOpen("reset")}>{t("resetPassword")}</DropdownMenuItem>
          )}
          <DropdownMenuItem variant="danger" onSelect={() => setOpen("remove")}>
            {isSelf ? t("leave") : t("remove")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "roles" && <RolesDialog member={member} isSelf={isSelf} onClose={close} />}
      {open === "reset" && <ResetLinkDialog member={member} onClose={close} />}
      {open === "remove" && <RemoveDialog member={member} isSelf={isSelf} onClose={close} />}
    </li>
  );
}
