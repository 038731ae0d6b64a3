"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { encoded } from "../encoded";
import { FaultList } from "./fault-list";
import { PreviewChanges } from "./preview-changes";
import { useRates } from "./use-rates";

/** Takes in one of Meta's files: first what it would change, then, when that is confirmed, the change. */
export function ImportDialog() {
  const t = useTranslations("rates");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="main">
          <Upload aria-hidden />
          {t("import")}
        </Button>
      </DialogTrigger>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <ImportForm onDone={() => setIsOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("rates");
  const errorMessage = useErrorMessage();
  const { preview, take } = useRates();
  const [file, setFile] = useState<File>();
  const [month, setMonth] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isMonth = /^\d{4}-\d{2}$/.test(month);
  const failure = preview.error ?? take.error;

  const isTakeable = preview.data && preview.data.faults.length === 0;

  const input = async (chosen: File) => ({
    fileName: chosen.name.slice(0, 200),
    file: await encoded(chosen),
    effectiveFrom: `${month}-01`,
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!file || !isMonth) return;
    if (!isTakeable) return preview.mutate(await input(file));
    take.mutate(await input(file), {
      onSuccess: () => {
        toast.success(t("importedToast"));
        onDone();
      },
    });
  }

  function choose(change: () => void) {
    change();
    preview.reset();
    take.reset();
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <DialogHeader>
        <DialogTitle>{t("importTitle")}</DialogTitle>
        <DialogDescription>{t("importLead")}</DialogDescription>
      </DialogHeader>
      <Field
        label={t("file")}
        hint={t("fileHint")}
        error={(isChecked && !file && t("fileMissing")) || (failure && errorMessage(failure))}
      >
        {(control) => (
          <Input
            {...control}
            type="file"
            className="py-1.5"
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => choose(() => setFile(event.target.files?.[0]))}
          />
        )}
      </Field>
      <Field label={t("from")} hint={t("fromHint")} error={isChecked && !isMonth && t("fromMissing")}>
        {(control) => (
          <Input
            {...control}
            value={month}
            placeholder="2027-01"
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => choose(() => setMonth(event.target.value.trim()))}
          />
        )}
      </Field>
      {preview.data &&
        (isTakeable ? <PreviewChanges preview={preview.data} /> : <FaultList faults={preview.data.faults} />)}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="main" disabled={preview.isPending || take.isPending}>
          {t(isTakeable ? "confirm" : "look")}
        </Button>
      </DialogFooter>
    </form>
  );
}
