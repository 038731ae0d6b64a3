import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type StayButtonProps = { label: string; isEnd: boolean; onPress: () => void; children: ReactNode };

/** Goes on step by step. At the end it stays where it is, so that whoever pressed it by keyboard does not lose her place. */
export const StayButton = ({ label, isEnd, onPress, children }: StayButtonProps) => (
  <Button
    size="icon-sm"
    variant="quiet"
    className="aria-disabled:text-ink-faint"
    aria-label={label}
    aria-disabled={isEnd}
    onClick={() => !isEnd && onPress()}
  >
    {children}
  </Button>
);
