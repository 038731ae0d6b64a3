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
import { encoded } from "../../encoded";
import { FaultList } from "../fault-list";
import { useRates } from "../use-rates";
import { PriceChanges } from "./price-changes";

/** Takes in a file of country prices: first what it would change, then, when that is confirmed, the change. */
export function ImportPricesDialog() {
  const t = useTranslations("rates.launch");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
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
  const t = useTranslations("rates.launch");
  const errorMessage = useErrorMessage();
  const { previewLaunchRates: preview, importLaunchRates: take } = useRates();
  const [file, setFile] = useState<File>();
  const [isChecked, setIsChecked] = useState(false);
  const failure = preview.error ?? take.error;
  const isTakeable = preview.data && preview.data.faults.length === 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!file) return;
    const input = { fileName: file.name.slice(0, 200), file: await encoded(file) };
    if (!isTakeable) return preview.mutate(input);
    take.mutate(input, {
      onSuccess: ({ changedCount }) => {
        toast.success(t("imported", { count: changedCount }));
        onDone();
      },
    });
  }

  function choose(chosen: File | undefined) {
    setFile(chosen);
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
            onChange={(event) => choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {preview.data &&
        (isTakeable ? <PriceChanges preview={preview.data} /> : <FaultList faults={preview.data.faults} />)}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="main"
          disabled={preview.isPending || take.isPending || (isTakeable && preview.data?.changes.length === 0)}
        >
          {t(isTakeable ? "confirm" : "look")}
        </Button>
      </DialogFooter>
    </form>
  );
}
