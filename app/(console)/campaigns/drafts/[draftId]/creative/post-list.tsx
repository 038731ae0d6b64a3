"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ImageOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useWhen } from "@/components/use-when";
import type { PostView } from "@/server/ads/posts/list-posts";
import type { PostPlatform } from "@/server/ads/variants/schemas";
import { useFailureText } from "../../../use-failure-text";

type PostListProps = {
  connectionId: string;
  platform: PostPlatform;
  chosenId: string | undefined;
  onChoose: (post: PostView) => void;
};

/** The newest posts first, some at a time; one that Meta does not let be an ad says so, and cannot be chosen. */
export function PostList({ connectionId, platform, chosenId, onChoose }: PostListProps) {
  const t = useTranslations("adCreative");
  const trpc = useTRPC();
  const asked = useInfiniteQuery(
    trpc.adCreative.posts.infiniteQueryOptions(
      { connectionId, platform },
      { getNextPageParam: ({ nextCursor }) => nextCursor, staleTime: 60_000 },
    ),
  );
  if (asked.isPending) return <Waiting label={t("readingPosts")} />;
  if (asked.isError) return <FailureState error={asked.error} onRetry={() => void asked.refetch()} />;
  const posts = asked.data.pages.flatMap((page) => page.posts);
  const refused = asked.data.pages.find(({ failure }) => failure !== null);
  return (
    <div className="grid gap-3">
      {posts.length > 0 && (
        <RadioGroup.Root
          aria-label={t("posts")}
          value={chosenId ?? ""}
          onValueChange={(chosen) => {
            const post = posts.find(({ postId }) => postId === chosen);
            if (post) onChoose(post);
          }}
          className="grid max-h-[32rem] overflow-y-auto rounded-md border border-rule-strong"
        >
          {posts.map((post) => (
            <PostChoice key={post.postId} post={post} />
          ))}
        </RadioGroup.Root>
      )}
      {refused?.failure && (
        <Refused
          failure={refused.failure}
          lacking={refused.lacking}
          isRetrying={asked.isFetching}
          onRetry={() => void asked.refetch()}
        />
      )}
      {posts.length === 0 && !refused && <p className="text-ink-soft text-sm">{t("noPosts")}</p>}
      {asked.hasNextPage && (
        <Button
          className="justify-self-start"
          aria-disabled={asked.isFetchingNextPage}
          onClick={() => !asked.isFetchingNextPage && void asked.fetchNextPage()}
        >
          {t(asked.isFetchingNextPage ? "readingPosts" : "olderPosts")}
        </Button>
      )}
    </div>
  );
}

function PostChoice({ post }: { post: PostView }) {
  const t = useTranslations("adCreative");
  const format = useFormatter();
  const { timeZone, exact } = useWhen();
  const { postId, text, createdAt, isPromotable, reason } = post;
  return (
    <RadioGroup.Item
      value={postId}
      disabled={!isPromotable}
      className="group flex items-start gap-3 border-b p-3 text-left text-sm transition-colors last:border-b-0 hover:bg-hover disabled:bg-sunken aria-checked:bg-brand-soft"
    >
      <span
        aria-hidden
        className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface group-disabled:border-rule group-aria-checked:border-[5px] group-aria-checked:border-brand"
      />
      <PostPicture pictureUrl={post.pictureUrl} className="size-16 shrink-0 rounded-sm" />
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="line-clamp-2 break-words">{text || t("withoutWords")}</span>
        {createdAt && (
          <time dateTime={createdAt.toISOString()} title={exact(createdAt)} className="text-ink-soft text-xs">
            {format.dateTime(createdAt, "dayYear", { timeZone })}
          </time>
        )}
        {!isPromotable && (
          <span className="text-pretty text-vermilion-ink text-xs">
            {t("notPromotable")} {reason}
          </span>
        )}
      </span>
    </RadioGroup.Item>
  );
}

type PostPictureProps = { pictureUrl: string | null; className: string };

/** The picture of a post; a sign in its place where there is none, or it can no longer be had. */
export function PostPicture({ pictureUrl, className }: PostPictureProps) {
  const [failed, setFailed] = useState<string>();
  if (!pictureUrl || failed === pictureUrl) {
    return (
      <span className={cn("grid place-items-center bg-sunken text-ink-soft", className)}>
        <ImageOff aria-hidden className="size-5" />
      </span>
    );
  }
  return (
    <img
      src={pictureUrl}
      alt=""
      loading="lazy"
      onError={() => setFailed(pictureUrl)}
      className={cn("object-cover", className)}
    />
  );
}

type RefusedProps = {
  failure: Parameters<ReturnType<typeof useFailureText>>[0];
  lacking: string[];
  isRetrying: boolean;
  onRetry: () => void;
};

/** Why the posts cannot be read, with the permissions that the token lacks by their names. */
function Refused({ failure, lacking, isRetrying, onRetry }: RefusedProps) {
  const t = useTranslations("adCreative");
  const failureText = useFailureText();
  return (
    <div role="alert" className="grid justify-items-start gap-2 text-sm">
      <p className="max-w-prose text-pretty text-vermilion-ink">
        {lacking.length > 0 ? t("postsForbidden", { names: lacking.join(", ") }) : failureText(failure)}
      </p>
      <Button size="sm" disabled={isRetrying} onClick={onRetry}>
        {t("readPostsAgain")}
      </Button>
    </div>
  );
}

const Waiting = ({ label }: { label: string }) => (
  <div className="grid gap-2">
    <p role="status" className="sr-only">
      {label}
    </p>
    <Skeleton className="h-20" />
    <Skeleton className="h-20" />
    <Skeleton className="h-20" />
  </div>
);
