"use client";

import { useErrorMessage } from "@/components/use-error-message";
import type { Preview } from "./use-rates";

/** Everything that is wrong with a file, line by line. */
export function FaultList({ faults }: Pick<Preview, "faults">) {
  const errorMessage = useErrorMessage();
  return (
    <div role="alert" className="max-h-64 overflow-y-auto text-vermilion-ink">
      <ul className="grid gap-1">
        {faults.map(({ key, params, message }) => (
          <li key={`${key} ${JSON.stringify(params)}`}>{errorMessage({ message, data: { key, params } })}</li>
        ))}
      </ul>
    </div>
  );
}
