import { createTransport } from "nodemailer";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { type Ctx, inTransaction } from "./context";
import { workspaceVault } from "./crypto";
import { env } from "./env";
import { AppError } from "./errors";
import { log } from "./log";
import { defineJob, enqueue } from "./queue";

const attachment = z.object({ filename: z.string(), contentType: z.string(), base64: z.base64() });
export type Attachment = z.infer<typeof attachment>;

/** A letter waits in the database until it is sent: what is larger is a link. */
export const largestAttachment = 2 * 1024 * 1024;

const mail = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(attachment).optional(),
});
export type Mail = z.infer<typeof mail>;

export const isMailConfigured = () => Boolean(env.SMTP_URL && env.MAIL_FROM);

/** An address of ours for a letter. It comes from the settings and never from a request, whose headers a stranger may write. */
export const linkTo = (path: `/${string}`) => env.GUICHET_URL.replace(/\/$/, "") + path;

const seconds = 1000;

/** Hands a letter to the SMTP server now. */
export async function sendMail({ to, subject, text, html, attachments = [] }: Mail): Promise<void> {
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: env.MAIL_FROM,
      // An object is one address; a string could be read as a list.
      to: { name: "", address: to },
      subject: subject.replaceAll(/\p{Cc}+/gu, " "),
      text,
      html,
      attachments: attachments.map(({ filename, contentType, base64 }) => ({
        filename,
        contentType,
        content: Buffer.from(base64, "base64"),
      })),
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** What is sent is sealed: a letter may carry a link that opens an account. */
export const sendMailJob = defineJob("sendMail", z.object({ mailId: z.uuid(), sealed: z.base64() }));

const about = (mailId: string) => `mail ${mailId}`;

/** Asks for a letter to be sent by the worker, if the caller's transaction commits. */
export function enqueueMail(ctx: Ctx, letter: Mail): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const vault = await workspaceVault(ctx);
    const mailId = uuidv7();
    const sealed = vault.seal(JSON.stringify(mail.parse(letter)), about(mailId)).toString("base64");
    await enqueue(ctx, sendMailJob, { mailId, sealed });
  });
}

/**
 * A letter whose point is a link: it goes by e-mail; where none is configured, the link is written to the log and
 * given back, to be shown to whoever made it.
 */
export async function mailOrShow(ctx: Ctx, letter: Mail, link: string): Promise<{ shownLink?: string }> {
  if (isMailConfigured()) {
    await enqueueMail(ctx, letter);
    return {};
  }
  log.info({ link }, "no e-mail is configured: hand this link to the person it is for");
  return { shownLink: link };
}

/** Sends what was asked for. A server that is away is asked again later; one that says no for good is not. */
export async function deliverMail(ctx: Ctx, { mailId, sealed }: z.infer<typeof sendMailJob.payload>) {
  const letter = await inTransaction(ctx, async (ctx) => {
    const vault = await workspaceVault(ctx);
    return mail.parse(JSON.parse(vault.open(Buffer.from(sealed, "base64"), about(mailId)).toString()));
  });
  try {
    await sendMail(letter);
  } catch (error) {
    // The server's own sentence may repeat the address, so only its numbers are kept.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    if (responseCode && responseCode >= 500) {
      log.warn({ mailId, code, responseCode }, "a letter was refused for good");
      return;
    }
    throw new AppError("UPSTREAM", `The mail server did not take a letter (${responseCode ?? code ?? "?"})`);
  }
}
