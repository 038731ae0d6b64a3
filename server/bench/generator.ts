import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadReport } from "./load";

export type Generator = { send: (order: LoadOrder) => Promise<LoadReport>; stop: () => void };

/** The load comes from a process of its own, as Meta's would. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL("load.ts", import.meta.url)), { execArgv: ["--import", "tsx"] });
  return {
    send: async (order) => {
      child.send(order);
      const [report] = await once(child, "message");
      return report as LoadReport;
    },
    stop: () => child.disconnect(),
  };
}
