"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Choices } from "@/components/choices";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { emptyForm } from "@/server/notifications/broadcasts/schemas";
import type { Broadcast, BroadcastChoices } from "@/server/notifications/broadcasts/shapes";
import { AudienceSentence, type People } from "./audience-sentence";
import { FormSection } from "./form-section";
import { ListPanel } from "./list-panel";
import type { BroadcastEditor } from "./use-broadcast-editor";
import { useFieldError } from "./use-field-error";

type WhoSectionProps = { editor: BroadcastEditor; list: Broadcast["list"]; choices: BroadcastChoices };

/** Who it is for: those who wrote to the number, or a list and what its people agreed to. */
export function WhoSection({ editor, list, choices }: WhoSectionProps) {
  const t = useTranslations("broadcasts");
  const errorOf = useFieldError(editor);
  const { form, change } = editor;
  const { audience } = form;
  // Looking at the other way does not lose what was chosen in this one.
  const [people, setPeople] = useState(
    audience.kind === "people" ? audience : (emptyForm.audience as People),
  );
  return (
    <FormSection number={2} title={t("sections.who")} onLeave={() => editor.leave("who")}>
      <Choices
        label={t("who")}
        value={audience.kind}
        onChange={(kind) => change({ audience: kind === "people" ? people : { kind } })}
        options={[
          { value: "people", label: t("customers"), hint: t("customersHint") },
          { value: "list", label: t("ownList"), hint: t("ownListHint") },
        ]}
      />
      {audience.kind === "people" ? (
        <AudienceSentence
          audience={audience}
          choices={choices}
          onChange={(audience) => {
            setPeople(audience);
            change({ audience });
          }}
        />
      ) : (
        <>
          <ListPanel editor={editor} list={list} />
          <Field label={t("agreement")} hint={t("agreementHint")} error={errorOf("agreement")}>
            {(control) => (
              <Textarea
                {...control}
                value={form.agreement}
                maxLength={500}
                placeholder={t("agreementPlaceholder")}
                onChange={({ target }) => change({ agreement: target.value })}
              />
            )}
          </Field>
        </>
      )}
    </FormSection>
  );
}
