import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { inTransaction, systemCtx } from "./context";
import { layOut } from "./letter";
import { deliverMail, enqueueMail, isMailConfigured, linkTo, mailOrShow, sendMailJob } from "./mail";
import { openPostOffice } from "./testing-mail";

const post = await openPostOffice();
Object.assign(process.env, {
  SMTP_URL: post.url,
  MAIL_FROM: "Guichet <guichet@luna.example>",
  GUICHET_URL: "https://guichet.luna.example/",
});
afterAll(post.close);
beforeEach(() => {
  post.letters.length = 0;
});

const toAna = {
  to: "ana@luna.example",
  subject: "Choose a new password",
  text: "Here: https://guichet.luna.example/reset-password/choose#secret",
  html: "<p>Here</p>",
};

const jobsOf = (workspaceId: string) =>
  ownerDb().select().from(jobs).where(eq(jobs.workspaceId, workspaceId));

/** Does the work that was asked for, as the worker would. */
async function sendAll(workspaceId: string) {
  for (const job of await jobsOf(workspaceId)) {
    await deliverMail(systemCtx(workspaceId), sendMailJob.payload.parse(job.payload));
  }
}

test("a letter arrives with its sender, its reader, its text and its HTML", async () => {
  const { id } = await createWorkspace();
  await enqueueMail(systemCtx(id), toAna);
  await sendAll(id);

  expect(post.letters).toHaveLength(1);
  const [{ to, letter }] = post.letters as [(typeof post.letters)[number]];
  expect(to).toEqual(["ana@luna.example"]);
  expect(letter.from).toMatchObject({ name: "Guichet", address: "guichet@luna.example" });
  expect(letter.subject).toBe("Choose a new password");
  expect(letter.text?.trim()).toBe(toAna.text);
  expect(letter.html?.trim()).toBe(toAna.html);
});

test("no letter is asked for when what asked for it is rolled back", async () => {
  const { id } = await createWorkspace();
  const failing = inTransaction(systemCtx(id), async (ctx) => {
    await enqueueMail(ctx, toAna);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await jobsOf(id)).toEqual([]);
});

test("the waiting letter shows neither its reader nor its link", async () => {
  const { id } = await createWorkspace();
  await enqueueMail(systemCtx(id), toAna);
  const [job] = await jobsOf(id);
  const payload = JSON.stringify(job!.payload);
  for (const secret of ["ana@luna.example", "secret", "password"]) {
    expect(payload).not.toContain(secret);
    expect(payload).not.toContain(Buffer.from(secret).toString("base64").slice(0, 6));
  }
});

test("a letter of one workspace cannot be opened as another's", async () => {
  const [luna, nova] = [await createWorkspace(), await createWorkspace({ name: "Nova" })];
  await enqueueMail(systemCtx(luna.id), toAna);
  const [job] = await jobsOf(luna.id);
  const payload = sendMailJob.payload.parse(job!.payload);
  await expect(deliverMail(systemCtx(nova.id), payload)).rejects.toThrow();
  expect(post.letters).toEqual([]);
});

test("a server that is busy is asked again; one that refuses for good is not, and neither is quoted", async () => {
  const { id } = await createWorkspace();
  await enqueueMail(systemCtx(id), toAna);
  post.refusals.push({ code: 451, words: "later, ana@luna.example" });
  await expect(sendAll(id)).rejects.toThrow(/^The mail server did not take a letter \(451\)$/);

  post.refusals.push({ code: 550, words: "nobody here is called ana" });
  await expect(sendAll(id)).resolves.toBeUndefined();
  expect(post.letters).toEqual([]);

  await sendAll(id);
  expect(post.letters).toHaveLength(1);
});

test("a name with line breaks adds no header and no second reader", async () => {
  const { id } = await createWorkspace();
  await enqueueMail(systemCtx(id), { ...toAna, subject: "Luna\r\nBcc: eve@evil.example\r\n\r\nHello" });
  await sendAll(id);
  const [{ to, letter }] = post.letters as [(typeof post.letters)[number]];
  expect(to).toEqual(["ana@luna.example"]);
  expect(letter.bcc ?? []).toEqual([]);
  expect(letter.subject).toBe("Luna Bcc: eve@evil.example Hello");
  await expect(
    enqueueMail(systemCtx(id), { ...toAna, to: "ana@luna.example, eve@evil.example" }),
  ).rejects.toThrow();
});

test("with e-mail, a link is sent and shown to nobody", async () => {
  const { id } = await createWorkspace();
  expect(isMailConfigured()).toBe(true);
  expect(await mailOrShow(systemCtx(id), toAna, "https://guichet.luna.example/x")).toEqual({});
  expect(await jobsOf(id)).toHaveLength(1);
});

test("a link begins with the address of the settings", () => {
  expect(linkTo("/reset-password/choose#secret")).toBe(
    "https://guichet.luna.example/reset-password/choose#secret",
  );
});

test("what people wrote stays text in a letter", () => {
  const { html, text } = layOut(
    {
      subject: "<script>",
      paragraphs: ['<img src=x onerror="alert(1)"> & co'],
      action: { label: "<b>Go</b>", href: "https://luna.example/?a=1&b='\"" },
      footnote: "<i>",
    },
    "en",
  );
  expect(html).not.toMatch(/<(script|img|b|i)[ >]/);
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; co");
  expect(html).toContain('href="https://luna.example/?a=1&amp;b=&#39;&quot;"');
  expect(text).toContain('<img src=x onerror="alert(1)"> & co');
});
