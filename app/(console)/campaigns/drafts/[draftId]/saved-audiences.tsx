"use client";

import { BookmarkCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { SavedAudience } from "../../use-campaigns";
import type { DraftEditor } from "./use-draft-editor";

/** Fills the audience with one that was saved in Ads Manager, and says what of it has no field here. */
export function SavedAudiences({ editor, saved }: { editor: DraftEditor; saved: SavedAudience[] }) {
  const t = useTranslations("campaigns");
  const [taken, setTaken] = useState<SavedAudience>();
  if (saved.length === 0) return null;

  function take(one: SavedAudience) {
    editor.change(one.audience);
    setTaken(one);
  }

  return (
    <div className="grid gap-2">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button className="justify-self-start">
            <BookmarkCheck aria-hidden />
            {t("fromSaved")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {saved.map((one) => (
            <DropdownMenuItem key={one.savedId} onSelect={() => take(one)}>
              {one.name}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <p role="status" className="text-pretty text-ink-soft text-xs">
        {taken &&
          (taken.leftOut.length > 0
            ? t("savedWithout", { name: taken.name, names: taken.leftOut.join(", ") })
            : t("savedTaken", { name: taken.name }))}
      </p>
    </div>
  );
}
