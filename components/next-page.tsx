"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

type NextPageProps = {
  /** What scrolls; without it, the page. */
  root?: RefObject<HTMLElement | null>;
  isFetching: boolean;
  onReached: () => void;
  children: string;
};

/** Asks for the next page of a list before its end comes into sight; a button for those who do not scroll. */
export function NextPage({ root, isFetching, onReached, children }: NextPageProps) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onReached);
  useEffect(() => {
    latest.current = onReached;
  });
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: root?.current ?? null,
      rootMargin: "400px",
    });
    if (button.current) observer.observe(button.current);
    return () => observer.disconnect();
  }, [root]);
  return (
    <Button
      ref={button}
      variant="quiet"
      className="h-11 w-full rounded-none"
      aria-disabled={isFetching}
      onClick={() => !isFetching && onReached()}
    >
      {children}
    </Button>
  );
}
