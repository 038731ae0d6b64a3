"use client";

import { BadgeCheck, ShoppingBag, Sprout, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "@/components/commands";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { OrderDialog } from "./order-dialog";
import { useOutcomeActions } from "./use-outcomes";

const kinds = [
  { kind: "lead", Icon: Sprout, keys: "m l" },
  { kind: "qualified", Icon: BadgeCheck, keys: "m q" },
  { kind: "order", Icon: ShoppingBag, keys: "m o" },
] as const;

/** Marks what came of the conversation: two keys, or the menu. */
export function MarkMenu({ conversationId }: { conversationId: string }) {
  const t = useTranslations("outcomes");
  const actions = useOutcomeActions(conversationId);
  const [isOrdering, setIsOrdering] = useState(false);
  const run = (kind: (typeof kinds)[number]["kind"]) =>
    kind === "order" ? setIsOrdering(true) : actions.markStage(kind);

  useCommands({
    title: t("title"),
    entries: kinds.map(({ kind, Icon, keys }) => ({
      id: `outcome ${kind}`,
      label: t(`markAs.${kind}`),
      Icon,
      keys,
      run: () => run(kind),
    })),
  });

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" title={t("markHint")}>
            <Target aria-hidden />
            <span className="max-sm:sr-only">{t("mark")}</span>
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {kinds.map(({ kind, Icon, keys }) => (
            <DropdownMenuItem key={kind} onSelect={() => run(kind)}>
              <Icon aria-hidden />
              {t(`markAs.${kind}`)}
              <DropdownMenuShortcut>{keys.toUpperCase()}</DropdownMenuShortcut>
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {isOrdering && <OrderDialog conversationId={conversationId} onClose={() => setIsOrdering(false)} />}
    </>
  );
}
