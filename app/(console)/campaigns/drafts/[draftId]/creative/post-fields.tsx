"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import type { PostPlatform } from "@/server/ads/variants/schemas";
import { PostList } from "./post-list";
import type { VariantEditor } from "./use-variant-editor";

/** One of the posts that the Page, or its Instagram account, has already. */
export function PostFields({ variant, connection }: PostFieldsProps) {
  const t = useTranslations("adCreative");
  const { post } = variant.shown;
  const [platform, setPlatform] = useState<PostPlatform>(post?.platform ?? "facebook");
  const problem = variant.errorOf("post");
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="font-medium text-sm">
          {t("post")}
        </h3>
        {connection.instagramName && (
          <ToggleGroup
            type="single"
            value={platform}
            aria-label={t("postsOf")}
            onValueChange={(one) => (one === "facebook" || one === "instagram") && setPlatform(one)}
          >
            <ToggleGroupItem value="facebook">Facebook</ToggleGroupItem>
            <ToggleGroupItem value="instagram">Instagram</ToggleGroupItem>
          </ToggleGroup>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-vermilion-ink">
          {problem}
        </p>
      )}
      <PostList
        key={platform}
        connectionId={connection.connectionId}
        platform={platform}
        chosenId={post?.postId}
        onChoose={({ postId, text }) =>
          variant.change({ post: { platform, postId, text: beginningOf(text) } })
        }
      />
      <p className="max-w-prose text-pretty text-ink-soft text-xs">{t("postHint")}</p>
    </section>
  );
}

type PostFieldsProps = {
  variant: VariantEditor;
  connection: { connectionId: string; instagramName: string | null };
};

/** Enough to know it by, and nothing that cannot be kept. */
const beginningOf = (text: string) => [...text.replace(/[\0\p{Surrogate}]/gu, "")].slice(0, 140).join("");
