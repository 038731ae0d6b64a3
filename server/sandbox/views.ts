import { templates } from "./graph/template-seeds";
import { windowMs } from "./statuses";
import type { Content, Message, Phone, World } from "./world";

const shownMessages = 200;

export type Choice = {
  id: string;
  title: string;
  description?: string;
  kind: "button" | "list" | "quick_reply";
};

/** A message as the customer's phone shows it. */
export type MessageView = {
  id: string;
  from: Message["from"];
  type: string;
  text?: string;
  header?: string;
  footer?: string;
  media?: { id: string; mimeType: string; filename?: string };
  location?: { latitude: number; longitude: number; name?: string };
  contactNames?: string[];
  link?: { title: string; url: string };
  /** Buttons or rows one can tap. */
  choices?: Choice[];
  listButton?: string;
  quoteId?: string;
  quotedText?: string;
  isFromAd?: boolean;
  at: string;
  status: Message["status"];
  errorCode?: number;
  reactions: { customer?: string; business?: string };
  isDeleted: boolean;
};

type Hidden = "lastWroteAt" | "referredAt" | "entryPoint" | "typingUntil" | "adReferral" | "lastAd";

export type PhoneView = Omit<Phone, Hidden> & {
  isBusinessTyping: boolean;
  unread: number;
  windowClosesAt?: string;
  entryPointClosesAt?: string;
};

export function viewPhone(world: World, phone: Phone): PhoneView {
  const { lastWroteAt, referredAt, entryPoint, typingUntil, adReferral, lastAd, ...rest } = phone;
  const unread = world
    .messagesOf(phone.id)
    .filter(({ from, status }) => from === "business" && status === "delivered");
  return {
    ...rest,
    isBusinessTyping: typingUntil !== undefined && typingUntil > world.now(),
    unread: unread.length,
    windowClosesAt: lastWroteAt === undefined ? undefined : new Date(lastWroteAt + windowMs).toISOString(),
    entryPointClosesAt: entryPoint && new Date(entryPoint.expiresAt).toISOString(),
  };
}

/** What this phone shows, oldest first. A message that never arrived is not there unless asked for. */
export function viewMessages(world: World, phone: Phone, { everything = false } = {}): MessageView[] {
  return world
    .messagesOf(phone.id)
    .filter(({ type }) => everything || (type !== "reaction" && type !== "request_welcome"))
    .filter(
      ({ from, status }) => everything || from === "customer" || status === "delivered" || status === "read",
    )
    .filter(({ type, content }) => everything || type !== "unsupported" || content.type !== "revoke")
    .slice(-shownMessages)
    .map((message) => viewMessage(world, message));
}

export function viewMessage(world: World, message: Message): MessageView {
  const quoted = message.quoteId ? world.messages.get(message.quoteId) : undefined;
  return {
    id: message.id,
    from: message.from,
    type: message.type,
    ...viewContent(world, message.type, message.content),
    quoteId: message.quoteId,
    quotedText: quoted && (viewContent(world, quoted.type, quoted.content).text ?? quoted.type),
    isFromAd: message.referral !== undefined,
    at: new Date(message.at).toISOString(),
    status: message.status,
    errorCode: message.errorCode,
    reactions: message.reactions ?? {},
    isDeleted: message.isDeleted ?? false,
  };
}

type Shown = Partial<MessageView>;

function viewContent(world: World, type: string, content: Content): Shown {
  if (type === "text") return { text: text(content.body) };
  if (type === "reaction") return { text: text(content.emoji) };
  if (type === "button") return { text: text(content.text) };
  if (type === "location") return { location: content as MessageView["location"], text: text(content.name) };
  if (type === "contacts") return { contactNames: contactNames(content) };
  if (type === "interactive") return viewInteractive(world, content);
  if (type === "template") return viewTemplate(world, content);
  if (type === "unsupported") return { text: text(content.type) };
  return { text: text(content.caption), media: viewMedia(world, content) };
}

const text = (value: unknown) => (value === undefined ? undefined : String(value));

const contactNames = (content: Content) =>
  Object.values(content).map((one) =>
    String((one as { name?: { formatted_name?: string } }).name?.formatted_name),
  );

function viewMedia(world: World, content: Content): MessageView["media"] {
  const media = world.media.get(String(content.id));
  if (!media) return undefined;
  const filename = text(content.filename) ?? media.filename;
  return { id: media.id, mimeType: media.mimeType, filename };
}

type Reply = { id: string; title: string; description?: string };
type Interactive = {
  type: string;
  header?: { type: string; text?: string } & Content;
  body?: { text: string };
  footer?: { text: string };
  action?: {
    button?: string;
    buttons?: { reply: Reply }[];
    sections?: { rows: Reply[] }[];
    parameters?: { display_text: string; url: string };
  };
  list_reply?: Reply;
  button_reply?: Reply;
};

function viewInteractive(world: World, content: Content): Shown {
  const { type, header, body, footer, action, list_reply, button_reply } = content as Interactive;
  const reply = list_reply ?? button_reply;
  if (reply) return { text: reply.title };
  const rows = action?.sections?.flatMap((section) => section.rows) ?? [];
  const buttons = action?.buttons?.map((button) => button.reply) ?? [];
  return {
    header: header?.text,
    media: header && header.type !== "text" ? viewMedia(world, header[header.type] as Content) : undefined,
    text: body?.text,
    footer: footer?.text,
    listButton: type === "list" ? action?.button : undefined,
    choices: [
      ...buttons.map((button): Choice => ({ ...button, kind: "button" })),
      ...rows.map((row): Choice => ({ ...row, kind: "list" })),
    ],
    link: action?.parameters && { title: action.parameters.display_text, url: action.parameters.url },
  };
}

type Parameter = { type: string; text?: string; payload?: string; image?: Content } & Content;
type Sent = {
  name: string;
  language: { code: string };
  components?: { type: string; index?: number; parameters?: Parameter[] }[];
};

function viewTemplate(world: World, content: Content): Shown {
  const { name, language, components = [] } = content as Sent;
  const template = templates.find((one) => one.name === name && one.language === language.code);
  const given = (type: string) => components.find((component) => component.type === type)?.parameters ?? [];
  const fill = (pattern: string, type: string) =>
    pattern.replace(/\{\{(\d+)\}\}/g, (_, index) => shown(given(type)[Number(index) - 1]));

  const view: Shown = {};
  for (const part of template?.components ?? []) {
    if (part.type === "HEADER" && part.format === "TEXT") view.header = fill(part.text, "header");
    if (part.type === "HEADER" && part.format === "IMAGE")
      view.media = viewMedia(world, given("header")[0]?.image ?? {});
    if (part.type === "BODY") view.text = fill(part.text, "body");
    if (part.type === "FOOTER") view.footer = part.text;
    if (part.type === "BUTTONS") {
      view.choices = part.buttons.map((button, index) => {
        const sent = components.find((one) => one.type === "button" && (one.index ?? 0) === index);
        return { id: sent?.parameters?.[0]?.payload ?? button.text, title: button.text, kind: "quick_reply" };
      });
    }
  }
  return view;
}

const shown = (parameter: Parameter | undefined) => {
  const fallback = (parameter?.[parameter.type] as { fallback_value?: string } | undefined)?.fallback_value;
  return parameter?.text ?? fallback ?? "";
};
