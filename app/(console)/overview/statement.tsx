import { ArrowRight, type LucideIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";

type Asked<Data> = {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
  isFetching: boolean;
};

type StatementProps<Data> = {
  title: ReactNode;
  Icon: LucideIcon;
  /** The report or list that the figures come from; empty where there is none. */
  href?: Route;
  asked: Asked<Data>;
  children: (data: Data) => ReactNode;
};

/** One thing to know, in a sentence with its figures, and the way to where they come from. */
export function Statement<Data>({ title, Icon, href, asked, children }: StatementProps<Data>) {
  const { data, error, refetch, isFetching } = asked;
  const name = (
    <>
      <Icon aria-hidden className="size-4 shrink-0" />
      {title}
      {href && <ArrowRight aria-hidden className="size-4 shrink-0" />}
    </>
  );
  return (
    <section className="grid gap-x-8 gap-y-2 px-4 py-6 md:px-6 xl:grid-cols-[11rem_minmax(0,1fr)]">
      <h2 className="font-medium">
        {href ? (
          <Link
            href={href}
            className="inline-flex min-h-7 items-center gap-2 text-brand-ink underline-offset-4 hover:underline"
          >
            {name}
          </Link>
        ) : (
          <span className="inline-flex min-h-7 items-center gap-2">{name}</span>
        )}
      </h2>
      <div className="grid min-w-0 justify-items-start gap-2">
        {data !== undefined ? (
          children(data)
        ) : error ? (
          <FailureState error={error} onRetry={refetch} isRetrying={isFetching} />
        ) : (
          <Skeleton className="h-14 w-full max-w-xl" />
        )}
      </div>
    </section>
  );
}

/** The sentence itself. */
export const Said = ({ children }: { children: ReactNode }) => (
  <p className="max-w-prose text-pretty text-lg leading-7">{children}</p>
);

/** What goes beside it. */
export const Aside = ({ children }: { children: ReactNode }) => (
  <p className="max-w-prose text-pretty text-ink-soft">{children}</p>
);

export const strong = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;
