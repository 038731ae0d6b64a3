"use client";

import { FileDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useErrorMessage } from "@/components/use-error-message";
import {
  type PosterInput,
  posterLanguages,
  posterSizes,
  printWidths,
} from "@/server/profile/scan-codes/schemas";
import { useDownload } from "./use-download";
import { type ScanCode, usePoster } from "./use-scan-codes";

/** A code to take away: on a poster with the business's name and picture, or alone. */
export function PrintPanel({ code, numberId }: { code: ScanCode; numberId: string }) {
  const t = useTranslations("scan.poster");
  const scan = useTranslations("scan");
  const errorMessage = useErrorMessage();
  const [size, setSize] = useState<PosterInput["size"]>("A4");
  const [language, setLanguage] = useState<PosterInput["language"]>(useLocale());
  const [sentence, setSentence] = useState("");
  const { download, isDrawing, error } = useDownload();
  const isAboutSentence = error?.data.field === "sentence";
  const path = `/api/scan-codes/${code.id}`;
  const poster = () => {
    const own = sentence.trim() ? { sentence: sentence.trim() } : undefined;
    return `${path}/pdf?${new URLSearchParams({ size, language, ...own })}`;
  };
  return (
    <div className="grid gap-5">
      <DialogHeader>
        <DialogTitle>{t("title", { name: code.name || scan("unnamed") })}</DialogTitle>
        <DialogDescription>{t("lead")}</DialogDescription>
      </DialogHeader>
      <section className="grid gap-4" aria-labelledby="poster-title">
        <h3 id="poster-title" className="font-semibold text-lg">
          {t("posterTitle")}
        </h3>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("size")}>
            {(control) => (
              <Select value={size} onValueChange={(chosen) => setSize(chosen as PosterInput["size"])}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {posterSizes.map((one) => (
                    <SelectItem key={one} value={one}>
                      {t(`sizes.${one}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t("language")}>
            {(control) => (
              <Select
                value={language}
                onValueChange={(chosen) => setLanguage(chosen as PosterInput["language"])}
              >
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {posterLanguages.map((one) => (
                    <SelectItem key={one} value={one}>
                      {t(`languages.${one}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
        </div>
        <Field label={t("sentence")} hint={t("sentenceHint")} error={isAboutSentence && errorMessage(error)}>
          {(control) => (
            <Input
              {...control}
              value={sentence}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => setSentence(event.target.value)}
            />
          )}
        </Field>
        <PosterContents numberId={numberId} />
        <Button
          variant="main"
          className="justify-self-start"
          disabled={isDrawing}
          onClick={() => void download(poster())}
        >
          <FileDown aria-hidden />
          {isDrawing ? t("downloading") : t("download")}
        </Button>
      </section>
      <section className="grid gap-3 border-t pt-4" aria-labelledby="code-title">
        <h3 id="code-title" className="font-semibold text-lg">
          {t("codeTitle")}
        </h3>
        <p className="text-ink-soft">{t("codeHint")}</p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={isDrawing} onClick={() => void download(`${path}/svg`)}>
            {t("svg")}
          </Button>
          {printWidths.map((cm) => (
            <Button
              key={cm}
              size="sm"
              disabled={isDrawing}
              onClick={() => void download(`${path}/png?cm=${cm}`)}
            >
              {t("png", { cm })}
            </Button>
          ))}
        </div>
      </section>
      {error && !isAboutSentence && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(error)}
        </p>
      )}
    </div>
  );
}

/** What of the business comes on the poster, and what is missing. */
function PosterContents({ numberId }: { numberId: string }) {
  const t = useTranslations("scan.poster");
  const { data } = usePoster(numberId);
  if (!data) return null;
  const { name, phone, hasPicture, isPictureElsewhere } = data;
  return (
    <p className="text-pretty text-ink-soft">
      {name === null ? t("withoutName", { phone }) : t("shows", { name, phone })}{" "}
      {hasPicture ? t("withPicture") : isPictureElsewhere ? t("pictureElsewhere") : t("withoutPicture")}
    </p>
  );
}
