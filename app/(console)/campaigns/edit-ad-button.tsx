"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { DuplicateDialog } from "./duplicate-dialog";
import type { AdRow, CampaignRow } from "./use-campaigns";

type EditAdButtonProps = { ad: AdRow; campaign: Pick<CampaignRow, "draftId" | "name"> };

/** What of an ad at Meta can change and what cannot, and the way to another ad. */
export function EditAdButton({ ad, campaign }: EditAdButtonProps) {
  const t = useTranslations("adCreative");
  const [open, setOpen] = useState<"edit" | "duplicate">();
  const close = () => setOpen(undefined);
  const { draftId } = campaign;
  if (ad.status !== "ACTIVE" && ad.status !== "PAUSED") return null;
  return (
    <>
      <Button
        size="icon-sm"
        variant="quiet"
        aria-label={t("editNamed", { name: ad.name })}
        onClick={() => setOpen("edit")}
      >
        <Pencil aria-hidden />
      </Button>
      <Dialog open={open === "edit"} onOpenChange={close}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("editNamed", { name: ad.name })}</DialogTitle>
            <DialogDescription>{t("editLead")}</DialogDescription>
          </DialogHeader>
          <dl className="grid gap-3 text-sm">
            <div className="grid gap-1">
              <dt className="font-medium">{t("needsNewAd")}</dt>
              <dd className="text-pretty">{t("needsNewAdWhat")}</dd>
            </div>
            <div className="grid gap-1">
              <dt className="font-medium">{t("changesInPlace")}</dt>
              <dd className="text-pretty">{t("changesInPlaceWhat")}</dd>
            </div>
          </dl>
          <p className="text-pretty text-ink-soft text-sm">{t(draftId ? "editHow" : "editElsewhere")}</p>
          <DialogFooter>
            <DialogClose asChild>
              <Button>{t("leaveAsIs")}</Button>
            </DialogClose>
            {draftId && (
              <Button variant="main" onClick={() => setOpen("duplicate")}>
                {t("makeAnother")}
              </Button>
            )}
          </DialogFooter>
        </DialogContent>
      </Dialog>
      {open === "duplicate" && draftId && (
        <DuplicateDialog draftId={draftId} name={campaign.name} onClose={close} />
      )}
    </>
  );
}
