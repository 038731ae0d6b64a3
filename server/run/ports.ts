import { createServer } from "node:net";
import { Refusal } from "./refusal";

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

export const freePort = () => listen(0, "127.0.0.1");

export async function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  try {
    await listen(port, host);
    return true;
  } catch {
    return false;
  }
}

/** Refuses with the name of the setting that moves us elsewhere. */
export async function requireFreePort(setting: string, port: number, host = "127.0.0.1"): Promise<void> {
  try {
    await listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Refusal(`Port ${port} is already in use: set ${setting} to a free one.`);
    if (code === "EACCES")
      throw new Refusal(`This user may not listen on port ${port}: set ${setting} to another.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new Refusal(`HOST is ${host}, which is not an address of this machine.`);
    throw error;
  }
}
