"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Who sits at this screen. */
export type Reader = {
  id: string;
  name: string;
  canAnswer: boolean;
  /** What was spent on ads. */
  maySeeSpending: boolean;
  maySeeBroadcasts: boolean;
  /** In which the workspace counts. */
  currency: string;
};

const ReaderContext = createContext<Reader | undefined>(undefined);

export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("Only inside <ReaderProvider>");
  return reader;
}
