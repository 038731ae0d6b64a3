import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A line to the product that can be cut like a cable, with everything that is on it. */
export async function layLine(to: string) {
  const { port: target, hostname } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(target), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, hostname, done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  return { url: `http://${hostname}:${port}`, cut, mend: () => listen(port) };
}
