"use client";

import { Crash } from "@/components/crash";

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

export default function ConsoleError({ error, retry }: ErrorProps) {
  return <Crash digest={error.digest} onRetry={retry} className="flex-1" />;
}
