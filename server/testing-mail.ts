import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll } from "vitest";

/** A mail server of this test's own. It answers with each of the `refusals` before it takes a letter. */
export async function openPostOffice() {
  const letters: { to: string[]; letter: Email }[] = [];
  const refusals: { code: number; words: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData: (stream, session, done) => {
      buffer(stream)
        .then(async (bytes) => {
          const letter = await PostalMime.parse(bytes);
          const refusal = refusals.shift();
          if (refusal) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
          letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), letter });
          done();
        })
        .catch(done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refusals,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** One that this file's mail goes through, until its tests are over. */
export async function mailThroughPostOffice() {
  const office = await openPostOffice();
  process.env.SMTP_URL = office.url;
  process.env.MAIL_FROM = "Guichet <guichet@luna.example>";
  afterAll(() => office.close());
  return office;
}
