"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import {
  isSame,
  isVertical,
  lengthOf,
  limitOf,
  mostWebsites,
  normalWebsite,
  type Problem,
  type Profile,
  type ProfileField,
  verticals,
} from "@/server/profile/schemas";
import { Count } from "./count";
import { PictureField } from "./picture-field";
import type { Editor } from "./use-editor";
import type { ProfileView } from "./use-profile";

type ProfileFormProps = {
  id: string;
  editor: Editor<Profile, Problem>;
  view: ProfileView;
  isOpen: boolean;
  problems: Problem[];
};

/** Every field a customer sees, each with what Meta takes and what it said of it. */
export function ProfileForm({ id, editor, view, isOpen, problems }: ProfileFormProps) {
  const t = useTranslations("profile");
  const { typed, change } = editor;

  function errorOf(field: ProfileField, index?: number): string | undefined {
    const problem = problems.find((one) => one.field === field && one.index === index);
    if (problem) return t(`problems.${problem.key}`, { most: problem.most ?? 0 });
    const { failure, working } = view;
    const isRefused = failure?.fields.includes(field) && isSame(typed[field], working[field]);
    if (!failure || !isRefused) return undefined;
    const named = failure.words?.match(/\[(\d)\]/)?.[1];
    if (index !== undefined && named !== undefined && Number(named) !== index) return undefined;
    return failure.words ? t("refused", { words: failure.words }) : t("notTaken");
  }

  const text = (field: "about" | "address" | "email") => (
    <Field
      label={t(`fields.${field}`)}
      hint={<Hint words={t(`hints.${field}`)} field={field} text={typed[field]} />}
      error={errorOf(field)}
    >
      {(control) => (
        <Input
          {...control}
          data-field={field}
          type={field === "email" ? "email" : "text"}
          value={typed[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );

  const websites = Array.from({ length: mostWebsites }, (_, at) => typed.websites[at] ?? "");
  const setWebsite = (at: number, value: string) =>
    change({ websites: websites.map((one, index) => (index === at ? value : one)) });

  return (
    <form id={id} noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={!isOpen} className="grid gap-6">
        <legend className="sr-only">{t("title")}</legend>
        <PictureField
          numberId={view.numberId}
          name={view.verifiedName}
          pictureId={typed.picture}
          isOpen={isOpen}
          refusal={errorOf("picture")}
          onChange={(picture) => change({ picture })}
        />
        {text("about")}
        <Field
          label={t("fields.description")}
          hint={<Hint words={t("hints.description")} field="description" text={typed.description} />}
          error={errorOf("description")}
        >
          {(control) => (
            <Textarea
              {...control}
              data-field="description"
              rows={4}
              className="min-h-28"
              value={typed.description}
              onChange={({ target }) => change({ description: target.value })}
            />
          )}
        </Field>
        <Field label={t("fields.vertical")} hint={t("hints.vertical")} error={errorOf("vertical")}>
          {(control) => (
            <Select
              value={typed.vertical}
              disabled={!isOpen}
              onValueChange={(vertical) => change({ vertical })}
            >
              <SelectTrigger {...control} data-field="vertical">
                <SelectValue placeholder={t("chooseVertical")}>
                  {isVertical(typed.vertical) ? t(`verticals.${typed.vertical}`) : typed.vertical}
                </SelectValue>
              </SelectTrigger>
              <SelectContent className="max-h-80">
                {verticals.map((vertical) => (
                  <SelectItem key={vertical} value={vertical}>
                    {t(`verticals.${vertical}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        {text("address")}
        {text("email")}
        <div className="grid gap-6 sm:grid-cols-2">
          {websites.map((website, at) => (
            <Field
              key={at === 0 ? "first" : "second"}
              label={t("website", { number: at + 1 })}
              hint={<Hint words={t("hints.websites")} field="websites" text={website} />}
              error={errorOf("websites", at)}
            >
              {(control) => (
                <Input
                  {...control}
                  data-field="websites"
                  inputMode="url"
                  value={website}
                  onChange={({ target }) => setWebsite(at, target.value)}
                  onBlur={() => {
                    const normalised = normalWebsite(website);
                    if (normalised && normalised !== website) setWebsite(at, normalised);
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
    </form>
  );
}

type HintProps = {
  words: string;
  field: "about" | "address" | "email" | "description" | "websites";
  text: string;
};

/** One sentence, and how much of Meta's limit is used. */
function Hint({ words, field, text }: HintProps) {
  const t = useTranslations("profile");
  const limit = limitOf(field);
  return <Count words={words} risky={t("risky", limit)} length={lengthOf(text.trim())} limit={limit} />;
}
