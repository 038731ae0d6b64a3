"use client";

import { Crash } from "@/components/crash";

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

export default function PageError({ error, retry }: ErrorProps) {
  return (
    <main className="grid min-h-dvh">
      <Crash digest={error.digest} onRetry={retry} />
    </main>
  );
}
